/** Source "machine": a program on PATH with the allowed version. */
import type { MachineSource, InstalledTool } from '../tool.ts'
import { attempt, findOnPath } from '../capture.ts'

/** Gives the tool if every program is on PATH and the first one reports an allowed version, else null. */
export const fromMachine = async (
  source: MachineSource,
  tool: { readonly name: string; readonly version: string; readonly programs: readonly string[] },
): Promise<InstalledTool | null> => {
  const programs: Record<string, string> = {}
  for (const program of tool.programs) {
    const file = await findOnPath(program)
    if (file === null) return null
    programs[program] = file
  }
  const first = tool.programs[0]
  if (first === undefined) return null
  const said = await attempt([programs[first] ?? first, ...source.versionArguments], { timeoutMs: 10_000 })
  if (said.code !== 0 || !source.version.test(said.stdout + said.stderr)) return null
  return { name: tool.name, version: tool.version, from: 'machine', folder: null, programs, libraries: [] }
}

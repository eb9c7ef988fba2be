/** `npm run setup [-- TOOL...]`: installs the named tools, or all that this machine's tests and demo need. */
import { say } from '../foreground.ts'
import { toolNames, type ToolName } from './catalogue.ts'
import { SetupError } from './capture.ts'
import { installTools } from './install.ts'

/** The tools that a machine needs by default: an engine of our own only where one can be started. */
export const defaultTools = (machine: { readonly platform: string; readonly root: boolean }): readonly ToolName[] => {
  const everywhere: readonly ToolName[] = ['trivy', 'dockle', 'act', 'actionlint', 'zizmor']
  if (machine.platform !== 'linux' || !machine.root) return everywhere
  return [
    ...everywhere,
    'busyboxStatic',
    'engineClassic',
    'engineModern',
    'dockerCli',
    'buildx',
    'dockerRegistry',
    'iptables',
  ]
}

/** Installs what is missing into the project's own cache folder. Gives an exit code: 2 for an unknown tool. */
export const setup = async (names: readonly string[]): Promise<number> => {
  const unknown = names.filter((name) => !isToolName(name))
  if (unknown.length > 0) {
    say(`unknown tool: ${unknown.join(', ')}. The tools are ${toolNames.join(', ')}.`)
    return 2
  }
  const machine = { platform: process.platform, root: process.getuid?.() === 0 }
  try {
    await installTools(names.length > 0 ? names.filter(isToolName) : defaultTools(machine), say)
    return 0
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    return 1
  }
}

const isToolName = (name: string): name is ToolName => toolNames.some((known) => known === name)

/**
 * `node scripts/sandbox/enter.ts --engine classic|modern|yours -- COMMAND…`: runs a command with a Docker engine and the
 * scanners on PATH. Without `--engine` the machine decides.
 */
import { SetupError } from '../setup/capture.ts'
import type { Say } from '../setup/tool.ts'
import { enterOwnEngine } from './own-engine.ts'
import { pickEngine } from './pick-engine.ts'
import { engineSchema, type EngineName } from './sandbox.ts'
import { enterYours } from './yours.ts'

const usage = 'usage: node scripts/sandbox/enter.ts [--engine classic|modern|yours] -- COMMAND [ARGUMENT]…'

/** What the command line asks for. Throws a SetupError with the usage. */
export const parseArguments = (
  argv: readonly string[],
): {
  readonly engine: EngineName | null
  readonly command: readonly string[]
} => {
  const split = argv.indexOf('--')
  const options = split < 0 ? argv : argv.slice(0, split)
  const command = split < 0 ? [] : argv.slice(split + 1)
  if (command.length === 0) throw new SetupError(`No command to run.\n${usage}`)
  if (options.length === 0) return { engine: null, command }
  const engine = engineSchema.safeParse(options[1])
  if (options[0] !== '--engine' || options.length !== 2 || !engine.success) {
    throw new SetupError(`Unknown options: ${options.join(' ')}\n${usage}`)
  }
  return { engine: engine.data, command }
}

/** Runs the command in a sandbox of that engine and gives its exit code. Throws a SetupError if there can be none. */
export const enter = async (engine: EngineName, command: readonly string[], say: Say): Promise<number> => {
  switch (engine) {
    case 'classic':
    case 'modern':
      return enterOwnEngine(engine, command, say)
    case 'yours':
      return enterYours(command, say)
    default:
      return engine satisfies never
  }
}

if (import.meta.main) {
  try {
    const { engine, command } = parseArguments(process.argv.slice(2))
    // Standard output belongs to the command.
    process.exit(await enter(engine ?? (await pickEngine()), command, (line) => console.error(line)))
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

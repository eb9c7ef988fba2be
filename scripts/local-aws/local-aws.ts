/** `npm run local-aws [-- [--config FILE] [COMMAND…]]`: a local AWS, and in its environment a shell or one command. */
import { say } from '../foreground.ts'
import { enter } from '../sandbox/enter.ts'
import { pickEngine } from '../sandbox/pick-engine.ts'
import { SetupError } from '../setup/capture.ts'
import { installTools } from '../setup/install.ts'
import { inRepository } from '../repository.ts'

const USAGE = `usage: npm run local-aws [-- [--config FILE] [COMMAND [ARGUMENT]…]]

Starts a local AWS with the service of examples/hello, or with what FILE describes, and runs your shell, or COMMAND, in its
environment. The local AWS ends with it. docs/local-aws.md shows what to do there.`

/** What the command line asks for: the configuration file, if any, and the command; null: it is wrong or asks for help. */
export const readLocalAwsArguments = (
  args: readonly string[],
): { readonly config: string | null; readonly command: readonly string[] } | null => {
  const [first, second, ...rest] = args
  if (first === '--config') return second === undefined ? null : { config: second, command: rest }
  return first?.startsWith('-') === true ? null : { config: null, command: args }
}

/** Runs it; the exit code of the shell or command. */
export const localAws = async (args: readonly string[]): Promise<number> => {
  const asked = readLocalAwsArguments(args)
  if (asked === null) {
    say(USAGE)
    return args[0] === '--help' ? 0 : 2
  }
  try {
    const { act } = await installTools(['act'], say)
    const workbench = [inRepository('scripts', 'local-aws', 'workbench.ts'), act.programs.act, asked.config ?? '']
    return await enter(await pickEngine(), [process.execPath, '--no-warnings', ...workbench, ...asked.command], say)
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    return 1
  }
}

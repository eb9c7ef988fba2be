/** An `Exec` that plays a script: the expected command lines are the test, and any other command line throws. */
import { CommandError, type CommandFailure } from '../../src/errors/command-error.ts'
import type { Command, CommandResult, Exec } from '../../src/ports/exec.ts'

export interface ScriptedCommand {
  /** The whole command line; a pattern stands for one argument. */
  readonly argv: readonly (string | RegExp)[]
  readonly stdout?: string
  readonly stderr?: string
  readonly exitCode?: number
  /** The program does not come to an exit code. */
  readonly fails?: CommandFailure
  /** What the program does beside printing, and a place for expectations on the rest of the command. */
  readonly effect?: (command: Command) => void | Promise<void>
}

export interface ScriptedExec extends Exec {
  /** Every command that was run, in order. */
  readonly commands: readonly Command[]
  /** Throws when a scripted command was not run. */
  readonly assertDone: () => void
}

/** Plays commands in this order. Exit codes that are not `okExitCodes` reject with a CommandError, as the adapter does. */
export const scriptedExec = (script: readonly ScriptedCommand[]): ScriptedExec => {
  const commands: Command[] = []
  return {
    commands,
    run: async (command) => {
      const expected = script[commands.length]
      // A variable that the script does not have is not set.
      if (command.argv[0] === 'printenv' && expected?.argv[0] !== 'printenv') return NOT_SET
      commands.push(command)
      if (expected === undefined || !matches(expected.argv, command.argv)) {
        throw new Error(`unexpected command ${show(command.argv)}; expected ${show(expected?.argv ?? ['nothing'])}`)
      }
      await expected.effect?.(command)
      return answer(expected, command)
    },
    assertDone: () => {
      const left = script.slice(commands.length).map(({ argv }) => show(argv))
      if (left.length > 0) throw new Error(`these commands were expected and not run: ${left.join('; ')}`)
    },
  }
}

const NOT_SET: CommandResult = { exitCode: 1, stdout: '', stderr: '' }

const answer = (expected: ScriptedCommand, command: Command): CommandResult => {
  const { stdout = '', stderr = '', exitCode = 0 } = expected
  const failure: CommandFailure | null =
    expected.fails ?? ((command.okExitCodes ?? [0]).includes(exitCode) ? null : { kind: 'exited', exitCode })
  if (failure === null) return { exitCode, stdout, stderr }
  const outputTail = `${stdout}\n${stderr}`.trim()
  throw new CommandError({ argv: command.argv, failure, outputTail })
}

const matches = (expected: readonly (string | RegExp)[], given: readonly string[]): boolean =>
  expected.length === given.length &&
  given.every((argument, index) => {
    const wanted = expected[index]
    return wanted instanceof RegExp ? wanted.test(argument) : wanted === argument
  })

const show = (argv: readonly (string | RegExp)[]): string => argv.map((argument) => `'${String(argument)}'`).join(' ')

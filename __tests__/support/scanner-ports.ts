/** For the tests of the scanning stages: a program that answers as a function says, and looks at what was run or thrown. */
import { CommandError, type CommandFailure } from '../../src/core/errors.ts'
import type { Command, CommandResult, Exec } from '../../src/ports.ts'
import { builtImage } from './image.ts'

export interface FakeExec extends Exec {
  readonly commands: Command[]
}

/** Answers each command with what `answer` gives or throws, and remembers the commands. */
export const fakeExec = (answer: (command: Command) => Partial<CommandResult>): FakeExec => {
  const commands: Command[] = []
  return {
    commands,
    run: async (command) => {
      commands.push(command)
      await Promise.resolve()
      return { exitCode: 0, stdout: '', stderr: '', ...answer(command) }
    },
  }
}

/** What `exec` throws when a program fails. */
export const commandFailed = (program: string, failure: CommandFailure, outputTail = ''): CommandError =>
  new CommandError({ argv: [program, 'image'], failure, outputTail })

/** The value that follows an option in a command line. */
export const optionOf = (command: Command, option: string): string | undefined =>
  command.argv[command.argv.indexOf(option) + 1]

export const IMAGE = builtImage({ archive: '/build/image.tar', localReference: 'hello:built' })

/** What was thrown, for a look at it. @throws Error when nothing was */
export const thrownBy = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

/** The command line: reads the arguments, and runs the command that they name. */
import { CommanderError } from 'commander'
import { messageOf } from '../errors/ship-error.ts'
import type { EarlySignals } from '../early-signals.ts'
import { EXIT_CODES } from './exit-codes.ts'
import { packageFacts } from './package-facts.ts'
import { programOf } from './commands.ts'

/** Runs the process to its end; the exit code says how it went. @param packaged what `bin/ship-to-ecs.cjs` says of the package */
export const commandLine = async (packaged: unknown, signals: EarlySignals): Promise<void> => {
  outliveOutput()
  try {
    await programOf(packageFacts(packaged), signals).parseAsync(process.argv)
  } catch (error) {
    // Commander has written its message, or the help that was asked for.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT_CODES.misused
    else {
      process.stderr.write(`ship-to-ecs: ${messageOf(error)}\n`)
      process.exitCode = EXIT_CODES.failed
    }
    signals.release()
  }
}

/** A deployment does not end halfway because its log cannot be written, on a full disk for example; the end says so. */
const outliveOutput = (): void => {
  let fault: Error | null = null
  const note = (error: NodeJS.ErrnoException): void => {
    // A reader that has seen enough, as `head` does, is no fault; the exit code still says how the command went.
    if (error.code !== 'EPIPE') fault ??= error
  }
  process.stdout.on('error', note)
  process.stderr.on('error', note)
  process.on('exit', (code) => {
    if (fault === null) return
    process.stderr.write(`ship-to-ecs: the output cannot be written: ${fault.message}\n`)
    if (code === 0) process.exitCode = EXIT_CODES.failed
  })
}

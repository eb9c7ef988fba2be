/**
 * Runs a short question by `@actions/exec`. It prints nothing (`silent`), gets the whole path of its program (the toolkit's own search
 * would also take relative folders of PATH), and only the environment that is handed to it. Loaded with the first question.
 */
import { StringDecoder } from 'node:string_decoder'
import type { CommandFailure } from '../../errors/command-error.ts'
import type { Stream } from './child-output.ts'
import type { ReadyCommand } from './ready-command.ts'

/** Rejects with the signal's reason when it is aborted; the child then ends by itself. */
export const runByToolkit = async ({
  command,
  program,
  environment,
  captured,
  signal,
}: ReadyCommand): Promise<CommandFailure> => {
  const { exec } = await import('@actions/exec')
  const streams = [decoded(captured.stdout), decoded(captured.stderr)] as const
  const exitCode = await untilAborted(
    signal,
    exec(`"${program}"`, command.argv.slice(1), {
      silent: true,
      ignoreReturnCode: true,
      // How long output is awaited that a process left behind holds open.
      delay: 2_000,
      env: defined(environment),
      // No `input`, not even an empty one: writing it to a child that has ended already takes the whole process down (EPIPE).
      listeners: { stdout: streams[0].add, stderr: streams[1].add },
      ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
    }),
  )
  for (const stream of streams) stream.end()
  // The toolkit keeps only the exit code, which a program that was killed does not have.
  return Number.isInteger(exitCode) ? { kind: 'exited', exitCode } : { kind: 'killed', signal: 'a signal' }
}

/** The pieces of a stream may be cut within a character. */
const decoded = (stream: Stream): { readonly add: (bytes: Buffer) => void; readonly end: () => void } => {
  const decoder = new StringDecoder('utf8')
  return {
    add: (bytes) => stream.add(decoder.write(bytes)),
    end: () => {
      stream.add(decoder.end())
      stream.end()
    },
  }
}

const untilAborted = <Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    // The reason is whatever the run was cancelled with; the runner knows it by identity.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    const onAbort = (): void => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })

const defined = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

/** The command of the user in the container of an image test; part of the image-test stage. */
import { lastLinesOf } from '../../domain/image-test/container-output.ts'
import { endedWrongly, isAlive, type ContainerState } from '../../domain/image-test/container-state.ts'
import { commandInWords, type ImageTest } from '../../domain/image-test/container-test.ts'
import { CommandError, type CommandFailure } from '../../errors/command-error.ts'
import type { Docker } from '../push/docker.ts'

/** `because`: after "the container", or a sentence of its own where `subject` is the command. */
export type Verdict =
  | { readonly kind: 'passed'; readonly output: readonly string[] }
  | {
      readonly kind: 'failed'
      readonly because: string
      readonly subject?: 'command'
      readonly hint?: string
      readonly output: readonly string[]
    }

export interface InContainer {
  readonly name: string
  readonly command: readonly string[]
  /** What is left of the time of the test. */
  readonly leftMs: number
  readonly test: ImageTest
  readonly look: () => Promise<ContainerState>
}

/** A command that is started at the last moment still gets this long. */
const LEAST_MS = 1_000

/** It passes with exit code 0 in a container that still runs then. @throws CommandError where docker itself cannot be run */
export const runInContainer = async (inside: InContainer, docker: Docker): Promise<Verdict> => {
  const { name, command, leftMs, test, look } = inside
  try {
    const timeoutMs = Math.max(leftMs, LEAST_MS)
    const { stdout, stderr } = await docker.run('log', ['exec', name, ...command], { timeoutMs })
    const state = await look()
    const output = lastLinesOf(stdout, stderr)
    return isAlive(state) ? { kind: 'passed', output } : { ...endedWrongly(state, test, ' while the test ran'), output }
  } catch (thrown) {
    if (!(thrown instanceof CommandError) || thrown.failure.kind === 'not-found') throw thrown
    const output = lastLinesOf(thrown.outputTail)
    const state = await look()
    if (!isAlive(state)) return { ...endedWrongly(state, test, ' while the test ran'), output }
    return { ...commandFailed(command, thrown, test), output }
  }
}

/** What runc says through docker of a program that it cannot start. */
const NOT_STARTED = /OCI runtime exec failed|executable file not found|exec format error/u

const commandFailed = (
  command: readonly string[],
  { failure, outputTail }: CommandError,
  test: ImageTest,
): Omit<Extract<Verdict, { kind: 'failed' }>, 'output'> => {
  const words = commandInWords(command)
  const isMissing = failure.kind === 'exited' && [126, 127].includes(failure.exitCode) && NOT_STARTED.test(outputTail)
  if (isMissing) {
    return {
      kind: 'failed',
      subject: 'command',
      because: `${words} cannot be run in the image`,
      hint: 'Set `run` of `image-test` to a program that the image has: it is started without a shell, and some images have none.',
    }
  }
  return { kind: 'failed', subject: 'command', because: `${words} ${endInWords(failure, test)}` }
}

const endInWords = (failure: CommandFailure, { timeoutMs }: ImageTest): string => {
  switch (failure.kind) {
    case 'exited':
      return `ended with exit code ${failure.exitCode}`
    case 'killed':
      return `was ended by ${failure.signal}`
    case 'timed-out':
      return `did not end in the ${timeoutMs / 1000} s of the test`
    case 'not-found':
      return 'could not be started'
  }
}

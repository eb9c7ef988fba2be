/** A scanner that did not come to its end: it took too long, or the machine ended it. */
import { CommandError } from '../../errors/command-error.ts'
import type { Reason } from './reason.ts'

interface Limits {
  /** Of the scanner, for people. */
  readonly name: string
  readonly timeoutMinutes: number
}

/** Why a scanner did not come to its end, and what to do; null for anything else that was thrown. */
export const endedEarly = (thrown: unknown, { name, timeoutMinutes }: Limits): Reason | null => {
  if (!(thrown instanceof CommandError)) return null
  const { failure, outputTail } = thrown
  if (failure.kind === 'timed-out' || (failure.kind === 'exited' && OWN_TIMEOUT.test(outputTail))) {
    return {
      because: `${name} did not end within ${timeoutMinutes} ${timeoutMinutes === 1 ? 'minute' : 'minutes'} (\`scan-timeout-minutes\`)`,
      hint: 'Run again; if it takes that long again, raise `scan-timeout-minutes`, or make the image smaller.',
    }
  }
  if (failure.kind !== 'killed') return null
  // The kernel ends the process that uses the most memory with SIGKILL (mm/oom_kill.c); nothing else in a job is known to do so.
  return failure.signal === 'SIGKILL'
    ? {
        because: `${name} was ended by SIGKILL, as Linux does when the machine runs out of memory`,
        hint: 'Use a runner with more memory, or make the image smaller.',
      }
    : { because: `${name} was ended by ${failure.signal}`, hint: 'Find out what ends processes of this job.' }
}

/** What both scanners print when their `--timeout` is over: Go's error of a context. */
const OWN_TIMEOUT = /context deadline exceeded/u

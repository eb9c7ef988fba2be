/** Makes the checks of a smoke test, all at the same time, each again until it passes or is given up. */
import { checkInWords, defectIn, type PlannedCheck } from '../../domain/smoke/smoke-check.ts'
import type { CheckOutcome } from '../../domain/smoke/smoke-result.ts'
import type { Ports } from '../../ports/ports.ts'

export type CheckPorts = Pick<Ports, 'probe' | 'clock' | 'log'>

/** Between two looks at whether the checks are still wanted. */
const LONGEST_NAP_MS = 1000

/** One outcome for each check. They end early, with what was wrong last, once `ended` is aborted. */
export const makeChecks = (
  checks: readonly PlannedCheck[],
  ports: CheckPorts,
  ended: AbortSignal = new AbortController().signal,
): Promise<readonly CheckOutcome[]> => Promise.all(checks.map((check) => untilPassed(check, ports, ended)))

const untilPassed = async (check: PlannedCheck, ports: CheckPorts, ended: AbortSignal): Promise<CheckOutcome> => {
  const { clock, log } = ports
  const name = checkInWords(check)
  let reported: string | null = null
  for (let attempts = 1; ; attempts += 1) {
    const { defect, again } = await checkOnce(check, ports, ended)
    if (defect === null) {
      log.info(`${name} passed${attempts === 1 ? '' : ` at attempt ${attempts}`}`)
      return { check: name, attempts, defect }
    }
    if (again === 'useless' || attempts > check.retries || ended.aborted) return { check: name, attempts, defect }
    if (defect !== reported) log.info(`${name} ${defect}; trying again every ${check.intervalMs / 1000} s`)
    reported = defect
    await pause(check.intervalMs, clock, ended)
  }
}

/** A timer that nobody waits for any more would keep the process alive. */
const pause = async (ms: number, { sleep }: CheckPorts['clock'], ended: AbortSignal): Promise<void> => {
  for (let left = ms; left > 0 && !ended.aborted; left -= LONGEST_NAP_MS) await sleep(Math.min(left, LONGEST_NAP_MS))
}

interface Attempt {
  readonly defect: string | null
  readonly again: 'possible' | 'useless'
}

const checkOnce = async (check: PlannedCheck, { probe, clock }: CheckPorts, ended: AbortSignal): Promise<Attempt> => {
  const { address, method, headers, contains, timeoutMs } = check
  const body = contains === null ? 'not-read' : 'read'
  const limit = AbortSignal.any([clock.timeout(timeoutMs), ended])
  const reply = await probe({ ...address, method, headers, body, limit })
  return reply.kind === 'none'
    ? { defect: reply.because, again: reply.again }
    : { defect: defectIn(reply, check), again: 'possible' }
}

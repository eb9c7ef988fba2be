/**
 * smoke: requests to the service once its deployment is confirmed. All checks are made at the same time, each again after a failure; one
 * that never passes fails the deployment.
 */
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import { checkInShort, checkInWords, defectIn, type PlannedCheck } from '../../domain/smoke/smoke-check.ts'
import type { CheckOutcome, SmokeResult } from '../../domain/smoke/smoke-result.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'

export interface SmokeInput {
  /** The service's name. */
  readonly service: string
  readonly checks: readonly PlannedCheck[]
}

type SmokePorts = Pick<Ports, 'probe' | 'clock' | 'log'>

/** @throws ShipError `E_SMOKE_TEST` that names each check that failed */
export const smokeTest = defineStage({
  kind: 'smoke',
  title: 'Smoke test',
  uses: ['probe', 'clock', 'log'],
  run: async ({ service, checks }: SmokeInput, ports: SmokePorts): Promise<SmokeResult> => {
    const outcomes = await Promise.all(checks.map((check) => checkUntilPassed(check, ports)))
    const failed = checks.flatMap((check, index) => {
      const outcome = outcomes[index]
      if (outcome === undefined || outcome.defect === null) return []
      return [{ check, attempts: outcome.attempts, defect: outcome.defect }]
    })
    if (failed.length === 0) return { kind: 'passed', checks: outcomes }
    throw smokeTestFailed(service, failed, { kind: 'failed', checks: outcomes })
  },
  record: (result) => result,
})

const checkUntilPassed = async (check: PlannedCheck, ports: SmokePorts): Promise<CheckOutcome> => {
  const { clock, log } = ports
  const name = checkInWords(check)
  let reported: string | null = null
  for (let attempts = 1; ; attempts += 1) {
    const { defect, again } = await checkOnce(check, ports)
    if (defect === null) {
      log.info(`${name} passed${attempts === 1 ? '' : ` at attempt ${attempts}`}`)
      return { check: name, attempts, defect }
    }
    if (again === 'useless' || attempts > check.retries) return { check: name, attempts, defect }
    if (defect !== reported) log.info(`${name} ${defect}; trying again every ${check.intervalMs / 1000} s`)
    reported = defect
    await clock.sleep(check.intervalMs)
  }
}

interface Attempt {
  readonly defect: string | null
  readonly again: 'possible' | 'useless'
}

const checkOnce = async (check: PlannedCheck, { probe, clock }: SmokePorts): Promise<Attempt> => {
  const { address, method, headers, contains, timeoutMs } = check
  const body = contains === null ? 'not-read' : 'read'
  const reply = await probe({ ...address, method, headers, body, limit: clock.timeout(timeoutMs) })
  return reply.kind === 'none'
    ? { defect: reply.because, again: reply.again }
    : { defect: defectIn(reply, check), again: 'possible' }
}

interface FailedCheck {
  readonly check: PlannedCheck
  readonly attempts: number
  readonly defect: string
}

const smokeTestFailed = (service: string, failed: readonly FailedCheck[], result: SmokeResult): ShipError => {
  const count = failed.length === 1 ? 'a check' : `${failed.length} checks`
  const lines = failed.map(
    ({ check, attempts, defect }) => `- ${checkInWords(check)} ${defect}${afterAttempts(attempts)}`,
  )
  const [first] = failed
  const short = first === undefined ? '' : `${checkInShort(first.check)} ${first.defect}`
  const headline = failed.length === 1 ? short : `${short}; ${failed.length} of ${result.checks.length} checks failed`
  return fault('E_SMOKE_TEST', {
    message: `the smoke test of service ${service} failed in ${count}:\n${lines.join('\n')}`,
    headline: [headline, short, `${count} failed`],
    result,
  })
}

const afterAttempts = (attempts: number): string => (attempts === 1 ? '' : ` (attempt ${attempts})`)

/**
 * smoke: requests to the service once its deployment is confirmed. All checks are made at the same time, each again after a failure; one
 * that never passes fails the deployment.
 */
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import { checkInShort, checkInWords, type PlannedCheck } from '../../domain/smoke/smoke-check.ts'
import type { SmokeResult } from '../../domain/smoke/smoke-result.ts'
import { defineStage } from '../../ports/stage.ts'
import { makeChecks, type CheckPorts } from './make-checks.ts'

export interface SmokeInput {
  /** The service's name. */
  readonly service: string
  readonly checks: readonly PlannedCheck[]
}

/** @throws ShipError `E_SMOKE_TEST` that names each check that failed */
export const smokeTest = defineStage({
  kind: 'smoke',
  title: 'Smoke test',
  uses: ['probe', 'clock', 'log'],
  run: async ({ service, checks }: SmokeInput, ports: CheckPorts): Promise<SmokeResult> => {
    const outcomes = await makeChecks(checks, ports)
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

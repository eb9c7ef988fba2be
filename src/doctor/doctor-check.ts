/** The checks of the doctor: all of them always run, in their order, but those that need what another one has not found. */
import { isUnavailable } from '../domain/aws/faults.ts'
import { AwsError } from '../errors/aws-error.ts'
import { ShipError } from '../errors/ship-error.ts'
import { CHECKS, type CheckId } from './check-list.ts'

export type Status = 'ok' | 'fail' | 'warn' | 'skipped'

export interface Finding {
  readonly status: Status
  /** What is the case, or why it was not looked at. */
  readonly what: string
  /** One command that changes it; null where there is none. */
  readonly fix: string | null
}

export interface DoctorCheck {
  readonly id: CheckId
  /** Null: of no environment. */
  readonly environment: string | null
  /** Checks of this environment, or of none, that must not have failed. */
  readonly needs: readonly CheckId[]
  /** Its failure is a warning, because nothing but other checks needs it. */
  readonly isOptional?: boolean
  /** What was looked at. @throws ShipError, which is no finding: what could not be read is skipped */
  readonly look: () => Promise<Finding>
}

export interface CheckResult extends Finding {
  readonly id: CheckId
  readonly environment: string | null
}

export const ok = (what: string): Finding => ({ status: 'ok', what, fix: null })
export const skipped = (what: string): Finding => ({ status: 'skipped', what, fix: null })
export const failed = (what: string, fix: string | null): Finding => ({ status: 'fail', what, fix })
export const warned = (what: string, fix: string | null): Finding => ({ status: 'warn', what, fix })

/** One after the other; every check has a result. */
export const runChecks = async (checks: readonly DoctorCheck[]): Promise<readonly CheckResult[]> => {
  const results: CheckResult[] = []
  for (const check of checks) {
    const { id, environment } = check
    const missing = check.needs.find((need) => results.some((one) => isNeeded(one, need, environment)))
    const finding = missing === undefined ? await look(check) : skipped(`needs ${CHECKS[missing].title}`)
    results.push({ id, environment, ...finding })
  }
  const optional = new Set(checks.filter(({ isOptional }) => isOptional).map(({ id }) => id))
  return results.map((one) => (one.status === 'fail' && optional.has(one.id) ? { ...one, status: 'warn' } : one))
}

/** What was skipped says nothing, so nothing can be built on it either. */
const isNeeded = (one: CheckResult, need: CheckId, environment: string | null): boolean =>
  one.id === need &&
  (one.environment === null || one.environment === environment) &&
  (one.status === 'fail' || one.status === 'skipped')

const look = (check: DoctorCheck): Promise<Finding> =>
  check.look().catch((error: unknown) => {
    if (!(error instanceof ShipError) || error.kind === 'cancelled') throw error
    if (isUnavailable(error)) return skipped(`no permission: ${error.operation}`)
    return skipped(`${error instanceof AwsError ? 'AWS could not be asked' : 'not known'}: ${error.message}`)
  })

/** Without these, nothing shows that a deployment would work. */
const ESSENTIAL: ReadonlySet<CheckId> = new Set([
  ...(['github-repository', 'aws-credentials', 'repository', 'cluster', 'service', 'plan'] as const),
])

/** What could not be looked at, and a deployment cannot do without. */
export const notSeen = (results: readonly CheckResult[]): readonly CheckResult[] =>
  results.filter(({ id, status }) => status === 'skipped' && ESSENTIAL.has(id))

/** 0: a deployment would work, as far as the doctor sees; 1: something failed, or could not be looked at; 2: the settings are wrong. */
export const exitCodeOf = (results: readonly CheckResult[]): 0 | 1 | 2 => {
  const wrong = results.filter(({ status }) => status === 'fail')
  if (wrong.some(({ id }) => id === 'settings')) return 2
  return wrong.length > 0 || notSeen(results).length > 0 ? 1 : 0
}

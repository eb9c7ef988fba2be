/**
 * The checks on the test listener of a deployment whose traffic ECS shifts: made once its test traffic is on the new tasks, while it is followed. Until they
 * have passed, no pause hook is continued and no end is a success.
 */
import { isAtOrAfter } from '../../domain/rollout/lifecycle-stages.ts'
import type { SeenOutcome } from '../../domain/rollout/picture.ts'
import type { GivenUp, RolloutView, WaitResult } from '../../domain/rollout/rollout.ts'
import { checkInShort, type PlannedCheck } from '../../domain/smoke/smoke-check.ts'
import type { CheckOutcome } from '../../domain/smoke/smoke-result.ts'
import { LONGEST_SUMMARY } from '../../domain/rollout/sentence.ts'
import { cut } from '../../domain/bounds.ts'
import { makeChecks, type CheckPorts } from '../smoke/make-checks.ts'

export interface TestGate {
  /** Takes what a look has seen; gives the outcome that holds, null while ECS or a check has to go on. @throws what a check threw */
  readonly judge: (outcome: SeenOutcome | null, view: RolloutView) => SeenOutcome | null
  /** Whether a pause hook of that stage must wait for the checks. */
  readonly holds: (stage: string | undefined) => boolean
  readonly outcomes: () => Pick<WaitResult, 'tested'>
  /** Nobody waits for the checks any more. */
  readonly end: () => void
}

type State =
  | { readonly kind: 'waiting' | 'running' }
  | { readonly kind: 'made'; readonly outcomes: readonly CheckOutcome[] }
  | { readonly kind: 'broke'; readonly error: unknown }

/** With all test traffic on the new tasks. */
const FROM = 'POST_TEST_TRAFFIC_SHIFT'
const TOO_LATE = 'PRODUCTION_TRAFFIC_SHIFT'

/** A gate of these checks, which are made once; without any it is open. */
export const makeTestGate = (checks: readonly PlannedCheck[] | undefined, ports: CheckPorts): TestGate =>
  checks === undefined || checks.length === 0 ? OPEN : gateOf(checks, ports)

const OPEN: TestGate = {
  judge: (outcome) => outcome,
  holds: () => false,
  outcomes: () => ({}),
  end: () => undefined,
}

const gateOf = (checks: readonly PlannedCheck[], ports: CheckPorts): TestGate => {
  const ended = new AbortController()
  let state: State = { kind: 'waiting' }
  const start = (): void => {
    state = { kind: 'running' }
    ports.log.info(
      `test traffic is on the new tasks: making ${checks.length === 1 ? 'the check' : 'the checks'} on the test listener`,
    )
    makeChecks(checks, ports, ended.signal).then(
      (outcomes) => (state = { kind: 'made', outcomes }),
      // Thrown at the next look; the wait itself may end by it before.
      (error: unknown) => (state = { kind: 'broke', error }),
    )
  }
  return {
    judge: (outcome, view) => {
      if (outcome !== null && outcome.kind !== 'success') return outcome
      const { lifecycleStage: stage } = view
      const isTooLate = isAtOrAfter(stage, TOO_LATE) || (outcome?.kind === 'success' && outcome.reached === undefined)
      if (state.kind === 'waiting' && !isTooLate && isAtOrAfter(stage, FROM)) start()
      return verdict(state, checks, { outcome, view, isTooLate })
    },
    holds: (stage) => isAtOrAfter(stage, FROM) && state.kind !== 'made',
    outcomes: () => (state.kind === 'made' ? { tested: state.outcomes } : {}),
    end: () => ended.abort(),
  }
}

interface Seen {
  readonly outcome: SeenOutcome | null
  readonly view: RolloutView
  readonly isTooLate: boolean
}

const verdict = (state: State, checks: readonly PlannedCheck[], { outcome, view, isTooLate }: Seen) => {
  switch (state.kind) {
    case 'waiting':
      return isTooLate ? given({ because: 'test-not-made' }, view) : null
    case 'running':
      return null
    case 'broke':
      throw state.error
    case 'made': {
      const failed = failureOf(state.outcomes, checks)
      return failed === null ? outcome : given(failed, view)
    }
  }
}

const given = (givenUp: GivenUp, view: RolloutView): SeenOutcome => ({
  kind: 'failed',
  view,
  reason: '',
  alarms: null,
  givenUp,
})

const failureOf = (outcomes: readonly CheckOutcome[], checks: readonly PlannedCheck[]): GivenUp | null => {
  const failed = checks.flatMap((check, index) => {
    const { check: name, defect = null, attempts } = outcomes[index] ?? {}
    if (name === undefined || defect === null) return []
    const afterwards = attempts === 1 ? '' : ` (attempt ${attempts})`
    return [{ short: `${checkInShort(check)} ${defect}`, text: `${name} ${defect}${afterwards}` }]
  })
  const [first] = failed
  if (first === undefined) return null
  const count = failed.length === 1 ? '' : `; ${failed.length} of ${checks.length} checks failed`
  return {
    because: 'test-failed',
    defects: failed.map(({ text }) => text),
    short: cut(`${first.short}${count}`, LONGEST_SUMMARY),
  }
}

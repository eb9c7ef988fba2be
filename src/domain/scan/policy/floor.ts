/**
 * A floor: what a policy blocks at least. Whoever has it can tighten it, key by key, and never relax it. Pure.
 *
 * A key that only takes something back from another one (`trivy-ignore-unfixed`, `fixable-after-days`, `secrets`, `dockle-codes: report`,
 * `baseline`, `accept-unknown-os`) is held against that other key, too, where the floor does not set it: a floor of severities holds with
 * and without a fix, and for what runs already.
 */
import type { GivenPolicy } from './given-policy.ts'
import type { Relaxation } from './floor-row.ts'
import { POLICY_ROWS } from './floor-rows.ts'
import { JUDGING_ROWS } from './judging-rows.ts'
import { mergePolicyMaps } from './policy-map.ts'

/** The floor with what is given over it. */
export const overFloor = (floor: GivenPolicy, given: GivenPolicy): GivenPolicy => ({
  ...floor,
  ...given,
  ...(floor.policy === undefined || given.policy === undefined
    ? {}
    : { policy: mergePolicyMaps(floor.policy, given.policy) }),
})

/** Everything that is given and laxer than the floor. */
export const relaxationsOf = (floor: GivenPolicy, given: GivenPolicy): readonly Relaxation[] =>
  [...POLICY_ROWS, ...JUDGING_ROWS].flatMap((row) => row({ ...floor, ...floor.policy }, { ...given, ...given.policy }))

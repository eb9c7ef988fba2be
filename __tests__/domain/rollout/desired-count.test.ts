/** A service whose desired count somebody sets to 0 while the wait follows its deployment. */
import { expect, test } from '@jest/globals'
import type { Failure } from '../../../src/domain/rollout/picture.ts'
import type { RolloutView } from '../../../src/domain/rollout/rollout.ts'
import { rolloutFault } from '../../../src/domain/rollout/verdict.ts'
import { firstView } from '../../../src/domain/rollout/view.ts'
import { cause, exits, rolledBack } from '../../support/rollout-causes.ts'
import { STARTED } from '../../support/rollout-shapes.ts'

/** A service that wants `wanted` tasks, and the desired counts of its deployments. */
const viewWith = (wanted: number, ...desired: readonly number[]): RolloutView => ({
  ...firstView(STARTED),
  service: {
    desired: wanted,
    deployments: desired.map((count, index) => ({
      deploymentId: `ecs-svc/${index}`,
      revision: `web:${index}`,
      status: index === 0 ? 'PRIMARY' : 'ACTIVE',
      running: 0,
      desired: count,
      pending: 0,
    })),
  },
})

const timedOut = (view: RolloutView): Failure => ({ kind: 'timed-out', view, afterMs: 60_000 })
const backWith = (view: RolloutView): Failure => ({ ...rolledBack(), view })

const errorOf = (outcome: Failure, stopped = [exits({ name: 'app', exitCode: 3 })]) =>
  rolloutFault(STARTED, { outcome, cause: cause({ outcome, stopped }), waitedMs: 0, evidence: [] })

const SET = 'The desired count of `web` is 0: find out who set it (CloudTrail: UpdateService), raise it and re-run.'

test('a wait that times out says so instead of counting no tasks', () => {
  expect(cause({ outcome: timedOut(viewWith(0, 0)) }).summary).toBe('the desired count is 0, so no task starts')
  expect(errorOf(timedOut(viewWith(0, 0)), []).hint).toBe(`${SET} The deployment continues: check the service.`)
})

test('beside the cause of a failure', () => {
  const { hint } = errorOf(backWith(viewWith(0, 0, 0)))
  expect(hint).toBe(
    `Read the log of the container, fix the cause and re-run. ${SET} The service is set to its previous revision again.`,
  )
})

test.each([
  ['a deployment wants tasks', timedOut(viewWith(1, 0, 1))],
  ['only its failed deployment wants none', backWith(viewWith(1, 0))],
  ['ECS counts none for its deployments yet', timedOut(viewWith(2, 0, 0))],
  ['ECS has not reported it', timedOut(firstView(STARTED))],
  ['another run decides', { kind: 'superseded', view: viewWith(0, 0), by: 'x' } as const],
])('not where %s', (_, outcome) => {
  expect(errorOf(outcome).hint).not.toContain('desired count')
})

/** When a revision is registered before the tasks that need it. */
import { expect, test } from '@jest/globals'
import { makeJournal } from '../../../src/adapters/journal.ts'
import { NO_COMPARISON } from '../../support/no-comparison.ts'
import { deployService } from '../../../src/stages/deploy/deploy.ts'
import { registerRevision } from '../../../src/stages/register/register.ts'
import { BEFORE, DRAFT, INPUT, log, makeEcs, TARGET } from '../../support/deploy-play.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { OLD_TASK_DEFINITION, OUR_TASK_DEFINITION } from '../../support/fake-ecs.ts'
import { old } from '../../support/rollout-shapes.ts'

/** The service runs what is wanted. */
const SAME = {
  target: {
    ...TARGET,
    running: {
      taskDefinitionArn: OLD_TASK_DEFINITION,
      definition: DRAFT,
      registered: { by: null, at: null },
      status: 'ACTIVE',
    },
  },
} as const
const COMPLETED = { ...BEFORE, deployments: [old({ status: 'PRIMARY', rolloutState: 'COMPLETED' })] }

const portsOf = (answers: Parameters<typeof makeEcs>[0]) => {
  const { target, registered, updates } = makeEcs(answers)
  const journal = makeJournal(() => undefined)('register')
  return { ports: { ...NO_COMPARISON, target, clock: makeFakeClock(), log, journal }, registered, updates }
}

test('the revision is registered once: `deploy` uses it', async () => {
  const { ports, registered, updates } = portsOf({})
  const input = { ...INPUT, run: {} }
  const result = await registerRevision.run(input, ports)
  expect(result).toEqual({ kind: 'ready', taskDefinitionArn: OUR_TASK_DEFINITION })
  expect(updates).toEqual([])
  await deployService.run({ ...input, registered: result }, ports)
  expect(registered).toHaveLength(1)
  expect(updates).toMatchObject([{ taskDefinition: OUR_TASK_DEFINITION }])
})

test('nothing is registered where the service runs the same', async () => {
  const { ports, registered } = portsOf({ looks: [COMPLETED] })
  const result = await registerRevision.run({ ...INPUT, ...SAME, run: {} }, ports)
  expect(result).toEqual({ kind: 'nothing', taskDefinitionArn: OLD_TASK_DEFINITION })
  expect(registered).toEqual([])
})

test('a forced deployment has the revision that the service runs', async () => {
  const { ports, registered } = portsOf({ looks: [COMPLETED] })
  const result = await registerRevision.run({ ...INPUT, ...SAME, newDeployment: 'forced', run: {} }, ports)
  expect(result).toEqual({ kind: 'ready', taskDefinitionArn: OLD_TASK_DEFINITION })
  expect(registered).toEqual([])
})

test('a service that was changed since then is not updated without its tasks', async () => {
  const { ports, registered, updates } = portsOf({ looks: [COMPLETED, { ...BEFORE, taskDefinition: 'web:99' }] })
  const input = { ...INPUT, ...SAME, run: {} }
  const result = await registerRevision.run(input, ports)
  await expect(deployService.run({ ...input, registered: result }, ports)).rejects.toMatchObject({
    code: 'E_SERVICE_CHANGED',
  })
  expect([registered, updates]).toEqual([[], []])
})

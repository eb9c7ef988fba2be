import { expect, test } from '@jest/globals'
import { withLastGood } from '../../../src/stages/roll-back/last-good.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { after, refusal } from '../../support/fake-ecs.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { STARTED } from '../../support/rollout-shapes.ts'
import { onlyThese, sessionOf } from '../../support/session.ts'

const DEFINITION = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:'

/** The revision of each completed deployment, newest first; or how the list fails. The service had web:7, and the run has deployed web:8. */
const backTo = async (completed: readonly number[] | Error, own: Partial<typeof STARTED> = {}) => {
  const ecs = onlyThese<'ecs'>({
    listServiceDeployments: () =>
      completed instanceof Error
        ? Promise.reject(completed)
        : Promise.resolve({
            $metadata: {},
            serviceDeployments: completed.map((revision, index) => ({
              status: 'SUCCESSFUL' as const,
              createdAt: after(-index),
              targetServiceRevisionArn: String(revision),
            })),
          }),
    describeServiceRevisions: ({ serviceRevisionArns: arns = [] }) =>
      Promise.resolve({
        $metadata: {},
        serviceRevisions: arns.map((arn) => ({ serviceRevisionArn: arn, taskDefinition: `${DEFINITION}${arn}` })),
      }),
  })
  const ports = { target: sessionOf({ ecs }), clock: makeFakeClock(), log: recordingLog() }
  const found = await withLastGood({ ...STARTED, ...own }, 'failure', ports)
  return found.previousTaskDefinitionArn?.split(':').at(-1)
}

test.each<readonly [string, readonly number[] | Error, string]>([
  ['the one before, which completed last', [7, 6], '7'],
  ['the last one that completed, where the one before never did', [6, 5], '6'],
  ['never to what this run has deployed', [8, 6], '6'],
  ['the one before, where ECS lists none', [], '7'],
  ['the one before, where the list is denied', refusal('ListServiceDeployments', 'Denied', 'E_ACCESS_DENIED'), '7'],
  ['the one before, where ECS does not answer', refusal('ListServiceDeployments', 'ServerException'), '7'],
])('back to %s', async (_, completed, wanted) => {
  expect(await backTo(completed)).toBe(wanted)
})

test('a first deployment has no way back, and one of the revision that the service had stays there: nothing is asked', async () => {
  const unasked = new Error('asked')
  expect(await backTo(unasked, { previousTaskDefinitionArn: null })).toBeUndefined()
  expect(await backTo(unasked, { previousTaskDefinitionArn: STARTED.taskDefinitionArn })).toBe('8')
})

/** The answer to pause hooks: each id once, and what a lost reply means. */
import type { DeploymentLifecycleHookDetail } from '@aws-sdk/client-ecs'
import { expect, test } from '@jest/globals'
import { makeJournal } from '../../../src/adapters/journal.ts'
import type { PauseAnswer } from '../../../src/domain/rollout/pauses.ts'
import { pausesOf } from '../../../src/stages/following/pause-hooks.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { lateRefusal, OUR_ARN, refusal } from '../../support/fake-ecs.ts'
import { ourRollout, STARTED } from '../../support/rollout-shapes.ts'
import { onlyThese, sessionOf } from '../../support/session.ts'

const paused = (...ids: readonly string[]) =>
  ourRollout({
    lifecycleHookDetails: ids.map((hookId): DeploymentLifecycleHookDetail => ({
      hookId,
      targetType: 'PAUSE',
      status: 'AWAITING_ACTION',
    })),
  })

/** Shows one picture after the other; each request gets the next error, or is taken. */
const look = async (
  answer: PauseAnswer,
  pictures: readonly ReturnType<typeof paused>[],
  errors: readonly (Error | null)[] = [],
) => {
  const sent: unknown[] = []
  const left = [...errors]
  const continueServiceDeployment = (input: unknown) => {
    sent.push(input)
    const error = left.shift() ?? null
    return error === null ? Promise.resolve({ $metadata: {} }) : Promise.reject(error)
  }
  const journal = makeJournal(() => undefined)('wait')
  const target = sessionOf({ ecs: onlyThese<'ecs'>({ continueServiceDeployment }) })
  const log = { info: () => undefined, warning: () => undefined, debug: () => undefined }
  const pauses = pausesOf(answer, STARTED, { target, clock: makeFakeClock(), journal, log })
  let thrown: unknown = null
  for (const picture of pictures) await pauses?.answer(picture).catch((error: unknown) => void (thrown = error))
  const noted = journal.entries().map(({ change, state }) => [change.kind, state] as const)
  return { sent, noted, thrown, rolledBackAt: pauses?.rolledBackAt() ?? null }
}

const LOST = refusal('ContinueServiceDeployment', 'ServerException')
const COMPLETED = refusal('ContinueServiceDeployment', 'InvalidParameterException')
const DENIED = refusal('ContinueServiceDeployment', 'AccessDeniedException', 'E_ACCESS_DENIED')

test('nobody is asked with `wait`', async () => {
  expect(await look('wait', [paused('one')])).toMatchObject({ sent: [], noted: [] })
})

test('each id is answered once, although it is still shown', async () => {
  const { sent, noted } = await look('continue', [paused('one'), paused('one'), paused(), paused('two', 'three')])
  expect(sent).toEqual(
    ['one', 'two', 'three'].map((hookId) => ({ serviceDeploymentArn: OUR_ARN, hookId, action: 'CONTINUE' })),
  )
  expect(noted).toEqual(Array.from({ length: 3 }, () => ['pause', 'changed']))
})

test('other hooks, and pauses that are answered, are left alone', async () => {
  const others = ourRollout({
    lifecycleHookDetails: [
      { hookId: 'check', targetType: 'AWS_LAMBDA', status: 'AWAITING_ACTION' },
      { hookId: 'done', targetType: 'PAUSE', status: 'SUCCEEDED' },
    ],
  })
  expect((await look('continue', [others])).sent).toEqual([])
})

test.each<readonly [string, readonly (Error | null)[], readonly ReturnType<typeof paused>[], string, number]>([
  ['a lost reply to a request that was taken', [LOST], [paused('one'), paused()], 'changed', 1],
  ['a lost reply to a request that was not', [LOST, null], [paused('one'), paused('one')], 'changed', 2],
  ['a lost reply, shown late', [LOST, COMPLETED], [paused('one'), paused('one'), paused()], 'changed', 2],
  [
    'a lost reply, retried',
    [lateRefusal('ContinueServiceDeployment', 'InvalidParameterException')],
    [paused('one'), paused()],
    'changed',
    1,
  ],
  ['an answer of somebody else', [COMPLETED], [paused('one'), paused()], 'unchanged', 1],
  [
    'throttling',
    [refusal('ContinueServiceDeployment', 'ThrottlingException'), null],
    [paused('one'), paused('one')],
    'changed',
    2,
  ],
])('%s', async (_, errors, pictures, state, requests) => {
  const { sent, noted, thrown } = await look('continue', pictures, errors)
  expect({ requests: sent.length, noted, thrown }).toEqual({ requests, noted: [['pause', state]], thrown: null })
})

test.each([
  ['a denial', [DENIED], 1],
  ['a refusal that stays', [COMPLETED, COMPLETED, COMPLETED], 3],
] as const)('%s is thrown', async (_, errors, requests) => {
  const pictures = Array.from({ length: requests }, () => paused('one'))
  const { sent, noted, thrown } = await look('continue', pictures, errors)
  expect(sent).toHaveLength(requests)
  expect(thrown).toBe(errors.at(-1))
  expect(noted).toEqual([['pause', 'unchanged']])
})

test('a rollback is requested at the hook, and remembered', async () => {
  const { sent, noted, rolledBackAt } = await look('roll-back', [paused('one'), paused('one')])
  expect(sent).toEqual([{ serviceDeploymentArn: OUR_ARN, hookId: 'one', action: 'ROLLBACK' }])
  expect(noted).toEqual([['rollback', 'changed']])
  expect(rolledBackAt).toBe('one')
})

test('a rollback that somebody else has requested is not ours', async () => {
  expect((await look('roll-back', [paused('one'), paused()], [COMPLETED])).rolledBackAt).toBeNull()
})

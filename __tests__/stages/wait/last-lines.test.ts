/** The last lines of the container that failed. */
import { expect, test } from '@jest/globals'
import { refusal, type Moment } from '../../support/fake-ecs.ts'
import { CRASHES, NO_BREAKER } from '../../support/failing-tasks.ts'
import { play, type Played } from '../../support/rollout-play.ts'
import { onlyThese } from '../../support/session.ts'

const awslogs = (options: Readonly<Record<string, string>> = {}): Moment => ({
  ...NO_BREAKER,
  containers: [
    {
      name: 'web',
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': '/ecs/web',
          'awslogs-region': 'eu-west-1',
          'awslogs-stream-prefix': 'w',
          ...options,
        },
      },
    },
  ],
})

type Reply = { readonly events: readonly string[] } | { readonly error: Error }

/** Replies in their order; the last one is repeated. */
const playWith = async (
  start: Moment,
  replies: readonly Reply[],
): Promise<Played & { readonly asked: readonly unknown[] }> => {
  const asked: unknown[] = []
  const logs = onlyThese<'logs'>({
    getLogEvents: (input) => {
      const reply = replies[Math.min(asked.length, replies.length - 1)] ?? { events: [] }
      asked.push(input)
      if ('error' in reply) return Promise.reject(reply.error)
      return Promise.resolve({ $metadata: {}, events: reply.events.map((message) => ({ message })) })
    },
  })
  return { ...(await play({ history: [start, ...CRASHES], logs })), asked }
}

test('are read from the stream of the task that stopped last, and logged', async () => {
  const { result, lines, asked } = await playWith(awslogs(), [{ events: ['starting', 'fatal: no database'] }])
  expect(asked).toEqual([{ logGroupName: '/ecs/web', logStreamName: 'w/web/t160', limit: 20, startFromHead: false }])
  expect(result.lastLines).toMatchObject({ container: 'web', lines: ['starting', 'fatal: no database'], because: null })
  expect(lines).toContain('web | fatal: no database')
})

test('are asked for again where the log lags', async () => {
  const { result, asked } = await playWith(awslogs(), [{ events: [] }, { events: ['late'] }])
  expect(asked).toHaveLength(2)
  expect(result.lastLines?.lines).toEqual(['late'])
})

test('are at most 20, each of at most 1000 characters', async () => {
  const { result } = await playWith(awslogs(), [{ events: Array.from({ length: 30 }, () => 'x'.repeat(5000)) }])
  expect(result.lastLines?.lines.map(({ length }) => length)).toEqual(Array.from({ length: 20 }, () => 1000))
})

test('that may not be read name the permission, and change nothing else', async () => {
  const error = refusal('GetLogEvents', 'AccessDeniedException', 'E_ACCESS_DENIED')
  const { result, error: thrown } = await playWith(awslogs(), [{ error }])
  expect(result.lastLines?.because).toMatch(/grant logs:GetLogEvents to the role of this job$/u)
  expect(thrown?.code).toBe('E_ROLLOUT_FAILED')
})

test.each([
  ['of another region', awslogs({ 'awslogs-region': 'us-east-1' }), /region us-east-1/u],
  [
    'of another driver',
    { ...NO_BREAKER, containers: [{ name: 'web', logConfiguration: { logDriver: 'splunk' } }] },
    /splunk/u,
  ],
] as const)('%s are not read, and the place is named', async (_, start, place) => {
  const { result, asked } = await playWith(start, [])
  expect(asked).toEqual([])
  expect(result.lastLines?.because).toMatch(place)
})

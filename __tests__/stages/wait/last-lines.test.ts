/** The last lines of the container that failed. */
import { describe, expect, test } from '@jest/globals'
import { refusal, type Moment } from '../../support/fake-ecs.ts'
import { CRASHES, loop, NO_BREAKER } from '../../support/failing-tasks.ts'
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

/** By an exit code that no log has to explain while the deployment is followed. */
const FAILURES = loop([40, 100, 160], { containers: [{ name: 'web', exitCode: 3 }] })

type Reply = { readonly events: readonly string[] } | { readonly error: Error }

/** Replies in their order; the last one is repeated. */
const playWith = async (
  start: Moment,
  replies: readonly Reply[],
  failures = FAILURES,
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
  return { ...(await play({ history: [start, ...failures], logs })), asked }
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

describe('a log that shows nothing but the reason of an exit code', () => {
  const LINE = 'exec /app/server: exec format error'
  const CPU = 'image `team/web` is built for another CPU'
  const failures = CRASHES.map((moment) => ({
    ...moment,
    tasks: (moment.tasks ?? []).map((task) => ({
      ...task,
      containers: [{ name: 'web', image: 'registry.example/team/web@sha256:0', exitCode: 1 }],
    })),
  }))

  test('names the cause, and the deployment is given up at the second task', async () => {
    const { result, seconds, announced } = await playWith(awslogs(), [{ events: [LINE] }], failures)
    expect(result.outcome).toMatchObject({ givenUp: { because: 'cannot-heal', failures: 2 } })
    expect(seconds).toBe(102)
    expect(announced).toEqual([[102, `Deployment failed: ${CPU} (2 of 2 tasks)`]])
    expect(result.cause).toMatchObject({ kind: 'image', summary: `${CPU} (2 of 2 tasks)`, others: [] })
    expect(result.evidence.map(({ text }) => text)).toContainEqual(expect.stringContaining('exec format error'))
  })

  test('is read again where it arrives later', async () => {
    const { seconds, asked } = await playWith(awslogs(), [{ events: [] }, { events: [] }, { events: [LINE] }], failures)
    expect(seconds).toBe(102)
    expect(asked).toHaveLength(4)
  })

  test('is not waited for without end', async () => {
    const { result, asked } = await playWith(awslogs(), [{ events: [] }], failures)
    expect(result.outcome).toMatchObject({ givenUp: { because: 'limit' } })
    // Two of them for the last lines.
    expect(asked).toHaveLength(6)
  })

  test.each([
    ['of a program that runs', ['starting', LINE]],
    ['of a program that quotes it', ['worker: exec format error']],
  ])('is not taken for one where it is that %s', async (_, events) => {
    const { result, asked } = await playWith(awslogs(), [{ events }], failures)
    expect(result.cause?.summary).toBe('container `web` exited with code 1 (3 of 3 tasks)')
    expect(asked).toHaveLength(2)
  })

  test('is not read for another exit code', async () => {
    const { result, asked } = await playWith(awslogs(), [{ events: [LINE] }])
    expect(result.cause?.summary).toBe('container `web` exited with code 3 (3 of 3 tasks)')
    expect(asked).toHaveLength(1)
  })

  test('is shown at the end where it could not be read before', async () => {
    const error = refusal('GetLogEvents', 'InternalFailure')
    const { result } = await playWith(awslogs(), [{ error }, { events: [LINE] }], failures)
    expect(result.cause?.summary).toBe(`${CPU} (3 of 3 tasks)`)
  })
})

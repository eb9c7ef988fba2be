/** Requests that are sent again: which, how often, and for how long. */
import { describe, expect, test } from '@jest/globals'
import { AwsError } from '../../src/errors/aws-error.ts'
import { patiently } from '../../src/stages/patience.ts'
import { makeFakeClock } from '../support/fake-clock.ts'

const error = (awsCode: string, awsMessage = awsCode): AwsError =>
  new AwsError({ operation: 'ecs:RegisterTaskDefinition', awsCode, awsMessage, attempts: 1 })

const THROTTLED = error('ThrottlingException', 'Rate exceeded')
const CONCURRENT = error('ClientException', 'Too many concurrent attempts to create a new revision of the family web.')

/** Fails with the errors in turn, the last of them for ever; without errors it answers. */
const play = async (errors: readonly AwsError[], forEver?: AwsError) => {
  const clock = makeFakeClock()
  const refused: AwsError[] = []
  const left = [...errors]
  const times: number[] = []
  const send = (): Promise<string> => {
    times.push(clock.elapsedMs())
    const next = left.shift() ?? forEver
    return next === undefined ? Promise.resolve('answer') : Promise.reject(next)
  }
  const log = { info: () => undefined, warning: () => undefined, debug: () => undefined }
  const ended = await patiently(send, (one) => void refused.push(one), { clock, log }).catch(
    (thrown: unknown) => thrown,
  )
  return { ended, refused, times, seconds: clock.elapsedMs() / 1000 }
}

describe('a request', () => {
  test('that AWS refuses as one too many is sent again until it is answered', async () => {
    const { ended, refused } = await play([THROTTLED, CONCURRENT, THROTTLED])
    expect(ended).toBe('answer')
    expect(refused).toEqual([THROTTLED, CONCURRENT, THROTTLED])
  })

  test('is sent for three minutes at most, with pauses of up to 15 s', async () => {
    const { ended, times, seconds } = await play([], THROTTLED)
    expect(ended).toBe(THROTTLED)
    expect(seconds).toBeGreaterThan(160)
    expect(seconds).toBeLessThanOrEqual(180)
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(Math.max(...pauses)).toBeLessThanOrEqual(15_000)
    expect(pauses[0]).toBeGreaterThanOrEqual(500)
    expect(pauses[0]).toBeLessThanOrEqual(1000)
  })

  test('comes back at a time of its own', async () => {
    const played = await Promise.all(Array.from({ length: 20 }, () => play([THROTTLED])))
    expect(new Set(played.map(({ seconds }) => seconds)).size).toBeGreaterThan(1)
  })

  test.each([
    error('ServerException'),
    error('no response, ECONNRESET'),
    error('ClientException', 'Role is not valid'),
  ])('that fails otherwise is not sent again: %s', async (other) => {
    const { ended, refused, times } = await play([THROTTLED, other])
    expect(ended).toBe(other)
    expect(refused).toEqual([THROTTLED])
    expect(times).toHaveLength(2)
  })
})

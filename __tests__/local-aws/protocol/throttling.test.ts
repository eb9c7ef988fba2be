/** The token buckets of ECS. */
import { expect, test } from '@jest/globals'
import { ecsThrottle } from '../../../local-aws/protocol/throttling.ts'

const allowed = (throttle: ReturnType<typeof ecsThrottle>, operation: string, time: number): boolean => {
  try {
    throttle(operation, time)
    return true
  } catch (error) {
    expect(error).toMatchObject({ code: 'ThrottlingException' })
    return false
  }
}

const countOf = (times: readonly number[], operation: string): number => {
  const throttle = ecsThrottle()
  return times.filter((time) => allowed(throttle, operation, time)).length
}

const at = (time: number, count: number): readonly number[] => Array.from({ length: count }, () => time)

test.each([
  ['RegisterTaskDefinition', 20, 1],
  ['UpdateService', 50, 5],
  ['DescribeServices', 100, 20],
])('%s: %i at once, then %i a second', (operation, burst, perSecond) => {
  expect(countOf(at(0, 500), operation)).toBe(burst)
  expect(countOf([...at(0, 500), ...at(1000, 500)], operation)).toBe(burst + perSecond)
  // A bucket that is full gains nothing.
  expect(countOf([...at(0, 1), ...at(600_000, 500)], operation)).toBe(burst + 1)
})

test('calls of one group share their bucket, others have their own', () => {
  const throttle = ecsThrottle()
  for (const time of at(0, 100)) throttle('DescribeServices', time)
  expect(allowed(throttle, 'ListServices', 0)).toBe(false)
  expect(allowed(throttle, 'UpdateService', 0)).toBe(true)
})

/** The token buckets of an account. */
import { expect, test } from '@jest/globals'
import { accountThrottle, type ThrottledCall } from '../../../local-aws/protocol/throttling.ts'

const allowed = (throttle: ReturnType<typeof accountThrottle>, operation: string, time: number): boolean => {
  try {
    throttle({ service: 'ecs', operation }, time)
    return true
  } catch (error) {
    expect(error).toMatchObject({ code: 'ThrottlingException' })
    return false
  }
}

const countOf = (times: readonly number[], operation: string): number => {
  const throttle = accountThrottle()
  return times.filter((time) => allowed(throttle, operation, time)).length
}

const at = (time: number, count: number): readonly number[] => Array.from({ length: count }, () => time)

test.each([
  ['RegisterTaskDefinition', 20, 1],
  ['UpdateService', 50, 5],
  ['DescribeServices', 100, 20],
  ['DescribeServiceDeployments', 50, 20],
  ['DescribeServiceRevisions', 50, 20],
  ['DescribeTaskDefinition', 50, 20],
  ['RunTask', 100, 40],
  ['ListTasks', 100, 20],
  ['TagResource', 20, 10],
])('%s: %i at once, then %i a second', (operation, burst, perSecond) => {
  expect(countOf(at(0, 500), operation)).toBe(burst)
  expect(countOf([...at(0, 500), ...at(1000, 500)], operation)).toBe(burst + perSecond)
  // A bucket that is full gains nothing.
  expect(countOf([...at(0, 1), ...at(600_000, 500)], operation)).toBe(burst + 1)
})

test('calls of one group share their bucket, others have their own', () => {
  const throttle = accountThrottle()
  for (const time of at(0, 100)) throttle({ service: 'ecs', operation: 'DescribeServices' }, time)
  expect(allowed(throttle, 'ListServices', 0)).toBe(false)
  expect(allowed(throttle, 'UpdateService', 0)).toBe(true)
})

test('each call that is one too many is reported, those without a limit never', () => {
  const refused: ThrottledCall[] = []
  const throttle = accountThrottle((call) => void refused.push(call))
  const calls = [
    ...at(0, 21).map(() => ({ service: 'codedeploy', operation: 'CreateDeployment' }) as const),
    ...at(0, 500).map(() => ({ service: 'sts', operation: 'GetCallerIdentity' }) as const),
  ]
  const thrown = calls.filter((call) => {
    try {
      throttle(call, 0)
      return false
    } catch {
      return true
    }
  })
  expect(thrown).toEqual([{ service: 'codedeploy', operation: 'CreateDeployment' }])
  expect(refused).toEqual(thrown)
})

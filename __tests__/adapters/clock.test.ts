import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { makeClock } from '../../src/adapters/clock.ts'

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000 })
})
afterEach(() => {
  jest.useRealTimers()
})

describe('the clock', () => {
  test('reads the time and sleeps that long', async () => {
    const clock = makeClock(new AbortController().signal)
    let awake = false
    const sleep = clock.sleep(3_000).then(() => (awake = true))
    await jest.advanceTimersByTimeAsync(2_999)
    expect(awake).toBe(false)
    await jest.advanceTimersByTimeAsync(1)
    await sleep
    expect(clock.now()).toBe(4_000)
  })

  test('a sleep ends with the reason of the abort and leaves no timer', async () => {
    const controller = new AbortController()
    const reason = new Error('cancelled')
    const sleep = makeClock(controller.signal).sleep(60_000)
    controller.abort(reason)
    await expect(sleep).rejects.toBe(reason)
    expect(jest.getTimerCount()).toBe(0)
  })

  test('does not fall asleep after an abort', async () => {
    const reason = new Error('cancelled')
    await expect(makeClock(AbortSignal.abort(reason)).sleep(1)).rejects.toBe(reason)
  })
})

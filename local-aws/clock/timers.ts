/** `setTimeout`, `setInterval` and related functions on virtual time, with the handles and promise variants of Node. */
import { promisify } from 'node:util'
import { realClearInterval, realClearTimeout, realSetInterval, realSetTimeout } from './real.ts'
import type { VirtualTime, VirtualTimer } from './virtual-time.ts'

/** Shorter timers stay real: they belong to sockets and streams and are not a wait of the program. */
const REAL_BELOW_MS = 50

type Callback = (...args: unknown[]) => void

/** Node's options for the promise variants. */
interface WaitOptions {
  readonly signal?: AbortSignal
  readonly ref?: boolean
}

/** The timer functions that replace Node's. */
export const virtualTimers = (time: VirtualTime) => {
  const known = new WeakMap<object, VirtualTimer>()
  const start = (fire: () => void, milliseconds: number, isRepeated: boolean): object => {
    const timer: VirtualTimer = {
      due: time.now() + milliseconds,
      repeatMs: isRepeated ? milliseconds : null,
      fire,
      isReferenced: true,
    }
    const handle = timerHandle(time, timer, milliseconds)
    known.set(handle, timer)
    time.add(timer)
    return handle
  }
  const stop = (handle: unknown): boolean => {
    const timer = typeof handle === 'object' && handle !== null ? known.get(handle) : undefined
    if (timer !== undefined) time.remove(timer)
    return timer !== undefined
  }
  const short = shortTimers()
  const setTimeout = (callback: Callback, milliseconds = 1, ...args: unknown[]): object =>
    milliseconds >= REAL_BELOW_MS
      ? start(() => callback(...args), milliseconds, false)
      : short.start(() => callback(...args), milliseconds)
  const setInterval = (callback: Callback, milliseconds = 1, ...args: unknown[]): object =>
    milliseconds >= REAL_BELOW_MS
      ? start(() => callback(...args), milliseconds, true)
      : realSetInterval(callback, milliseconds, ...args)
  const clearTimeout = (handle?: NodeJS.Timeout): void => {
    short.forget(handle)
    if (!stop(handle)) realClearTimeout(handle)
  }
  const clearInterval = (handle?: NodeJS.Timeout): void => {
    if (!stop(handle)) realClearInterval(handle)
  }
  const wait = waiting({ setTimeout, clearTimeout })
  Object.defineProperty(setTimeout, promisify.custom, { value: wait })
  return {
    setTimeout,
    setInterval,
    clearTimeout,
    clearInterval,
    wait,
    every: repeating(wait),
    hasShort: short.hasAny,
  }
}

/** Short timers stay real, and while one runs the process is not idle. */
const shortTimers = () => {
  const running = new Set<unknown>()
  return {
    start: (fire: () => void, milliseconds: number): NodeJS.Timeout => {
      const handle = realSetTimeout(() => {
        running.delete(handle)
        fire()
      }, milliseconds)
      running.add(handle)
      return handle
    },
    forget: (handle: unknown): boolean => running.delete(handle),
    hasAny: (): boolean => running.size > 0,
  }
}

/** The result of `setTimeout`, with the members of Node's Timeout. */
const timerHandle = (time: VirtualTime, timer: VirtualTimer, milliseconds: number): object => {
  const handle = {
    ref: () => {
      timer.isReferenced = true
      time.changed()
      return handle
    },
    unref: () => {
      timer.isReferenced = false
      time.changed()
      return handle
    },
    hasRef: () => timer.isReferenced,
    refresh: () => {
      timer.due = time.now() + milliseconds
      time.add(timer)
      return handle
    },
    close: () => {
      time.remove(timer)
      return handle
    },
    [Symbol.dispose]: () => time.remove(timer),
  }
  return handle
}

interface Pair {
  readonly setTimeout: (callback: Callback, milliseconds?: number) => object
  readonly clearTimeout: (handle?: NodeJS.Timeout) => void
}

/** `timers/promises` `setTimeout`: rejects with an AbortError when its signal aborts. */
const waiting = ({ setTimeout, clearTimeout }: Pair) => {
  return <Value>(milliseconds?: number, value?: Value, { signal, ref }: WaitOptions = {}): Promise<Value | undefined> =>
    new Promise((resolve, reject) => {
      const aborted = (): void => {
        clearTimeout(handle)
        reject(Object.assign(new Error('The operation was aborted', { cause: signal?.reason }), ABORT_ERROR))
      }
      const handle = setTimeout(() => {
        signal?.removeEventListener('abort', aborted)
        resolve(value)
      }, milliseconds) as NodeJS.Timeout // ours have the members of Node's
      if (ref === false) handle.unref()
      if (signal?.aborted === true) aborted()
      else signal?.addEventListener('abort', aborted, { once: true })
    })
}

const ABORT_ERROR = { name: 'AbortError', code: 'ABORT_ERR' }

/** `timers/promises` `setInterval`: an endless iteration. */
const repeating = (wait: ReturnType<typeof waiting>) =>
  async function* <Value>(
    milliseconds?: number,
    value?: Value,
    options?: WaitOptions,
  ): AsyncGenerator<Value | undefined> {
    for (;;) yield await wait(milliseconds, value, options)
  }

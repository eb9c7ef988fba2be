/**
 * `node --import <this file> dist/index.js` with LOCAL_AWS_CLOCK=<endpoint of a local AWS>: the process gets the server's clock, and its
 * waits end immediately. The program needs no change. Dates, timers and `performance.now` move together.
 */
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { watchActivity } from './activity.ts'
import { CLOCK_PATH } from './clock-path.ts'
import { RealDate, realNow, realPerformanceNow } from './real.ts'
import { serverClock } from './server-clock.ts'
import { virtualTimers } from './timers.ts'
import { createVirtualTime } from './virtual-time.ts'
import type { VirtualTime } from './virtual-time.ts'

const install = async (address: string): Promise<void> => {
  const server = serverClock(address, CLOCK_PATH)
  const isActive = watchActivity(CLOCK_PATH)
  const time = createVirtualTime(server, await server.now(), () => isActive() || hasShort())
  const { setTimeout, setInterval, clearTimeout, clearInterval, wait, every, hasShort } = virtualTimers(time)
  const functions = { setTimeout, setInterval, clearTimeout, clearInterval }
  // A CommonJS view of the built-in modules is the one that can be written; their ES exports follow.
  const require = createRequire(import.meta.url)
  const promises = require('node:timers/promises') as Record<string, unknown> // the module's exports are an object
  Object.assign(globalThis, functions)
  Object.assign(require('node:timers') as object, functions) // as above
  Object.assign(promises, { setTimeout: wait, setInterval: every })
  Object.assign(promises['scheduler'] as object, {
    wait: (ms: number, options?: object) => wait(ms, undefined, options),
  }) // as above
  syncBuiltinESMExports()
  globalThis.Date = virtualDate(time)
  const skipped = (): number => time.now() - realNow()
  Object.defineProperty(performance, 'now', { value: () => realPerformanceNow() + skipped(), configurable: true })
  AbortSignal.timeout = (milliseconds) => {
    const controller = new AbortController()
    const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError')
    const handle = setTimeout(() => controller.abort(reason), milliseconds) as NodeJS.Timeout // ours have the members of Node's
    handle.unref()
    return controller.signal
  }
}

/** `Date`, but `now` and the constructor without arguments use virtual time. */
const virtualDate = (time: VirtualTime): DateConstructor => {
  return new Proxy(RealDate, {
    apply: () => new RealDate(time.now()).toString(),
    construct: (target, args: ConstructorParameters<DateConstructor>, newTarget) =>
      Reflect.construct(target, (args as unknown[]).length === 0 ? [time.now()] : args, newTarget) as Date, // Date constructs Dates
    get: (target, property, receiver) =>
      property === 'now' ? time.now : (Reflect.get(target, property, receiver) as unknown),
  })
}

const endpoint = process.env['LOCAL_AWS_CLOCK']
if (endpoint !== undefined && endpoint !== '') await install(endpoint)

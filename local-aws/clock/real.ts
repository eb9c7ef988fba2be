/** The real clock and timers, kept before the preload module puts its own in their place. */

export const realNow = Date.now.bind(Date)
export const realPerformanceNow = performance.now.bind(performance)
export const realSetTimeout = globalThis.setTimeout
export const realClearTimeout = globalThis.clearTimeout
export const realSetInterval = globalThis.setInterval
export const realClearInterval = globalThis.clearInterval
export const realSetImmediate = globalThis.setImmediate
export const RealDate = Date

/** The real clock and timers, saved before the preload module replaces them. */

export const realNow = Date.now.bind(Date)
export const realPerformanceNow = performance.now.bind(performance)
export const realSetTimeout = globalThis.setTimeout
export const realClearTimeout = globalThis.clearTimeout
export const realSetInterval = globalThis.setInterval
export const realClearInterval = globalThis.clearInterval
export const realSetImmediate = globalThis.setImmediate
export const RealDate = Date

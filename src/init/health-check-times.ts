/** How often and how long a HEALTHCHECK asks (Dockerfile reference, "HEALTHCHECK"), as ECS takes it (API Reference, HealthCheck). Pure. */

/** In seconds, but for the number of retries. */
export interface HealthCheckTimes {
  readonly interval: number
  readonly timeout: number
  readonly retries: number
  readonly startPeriod: number
}

/** What a Dockerfile does not say. */
export const USUAL_TIMES: HealthCheckTimes = { interval: 10, timeout: 5, retries: 3, startPeriod: 15 }

type Limits = readonly [least: number, most: number]

const LIMITS: Readonly<Record<keyof HealthCheckTimes, Limits>> = {
  interval: [5, 300],
  timeout: [2, 60],
  retries: [1, 10],
  startPeriod: [0, 300],
}

/** @param flags what is between HEALTHCHECK and CMD. A value that only the build knows counts as not set. */
export const healthCheckTimes = (flags: string): HealthCheckTimes => ({
  interval: within('interval', secondsIn(valueOf(flags, 'interval'))),
  timeout: within('timeout', secondsIn(valueOf(flags, 'timeout'))),
  retries: within('retries', numberIn(valueOf(flags, 'retries'))),
  startPeriod: within('startPeriod', secondsIn(valueOf(flags, 'start-period'))),
})

const valueOf = (flags: string, name: string): string =>
  new RegExp(`--${name}=(\\S+)`, 'i').exec(flags)?.[1]?.replaceAll(/["']/g, '') ?? ''

const within = (name: keyof HealthCheckTimes, value: number | null): number => {
  const [least, most] = LIMITS[name]
  const isSet = value !== null && (value > 0 || least === 0)
  return isSet ? Math.min(Math.max(value, least), most) : USUAL_TIMES[name]
}

const SECONDS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 }

/** A duration as Go writes it: `1m30s`. Null for another text; Docker takes 0 for its default. */
const secondsIn = (text: string): number | null => {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[hms]))+$/.test(text)) return null
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|[hms])/g)
  return Math.ceil([...parts].reduce((sum, [, count, unit = '']) => sum + Number(count) * (SECONDS[unit] ?? 0), 0))
}

const numberIn = (text: string): number | null => (/^\d{1,4}$/.test(text) ? Number(text) : null)

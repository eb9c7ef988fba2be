/** What people read of the sorry page of a service. Pure. */
import type { SorryPage } from './sorry-page.ts'

const MINUTE_MS = 60_000
const MINUTES_OF_HOUR = 60
const HOURS_OF_DAY = 24

/** `3 h 5 min`, `2 d 1 h`; minutes are rounded down. */
export const ageInWords = (ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS))
  const hours = Math.floor(minutes / MINUTES_OF_HOUR)
  if (hours === 0) return `${minutes} min`
  const days = Math.floor(hours / HOURS_OF_DAY)
  return days === 0 ? `${hours} h ${minutes % MINUTES_OF_HOUR} min` : `${days} d ${hours % HOURS_OF_DAY} h`
}

/** `2026-11-23 20:24 UTC` */
const momentInWords = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** `on since 2026-11-23 20:24 UTC`; `off`. */
export const stateInWords = ({ state, since }: Pick<SorryPage, 'state' | 'since'>): string => {
  if (state === 'off') return 'off'
  return since === null ? 'on, and since when is not known' : `on since ${momentInWords(since)}`
}

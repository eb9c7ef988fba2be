/** Days in UTC, as `2026-12-31`. They compare as texts. */

const DAY_MS = 86_400_000

/** The day of a time in milliseconds since 1970. */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 'YYYY-MM-DD'.length)

/** Whether a text is a day of the calendar: `2026-02-30` is none. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(Date.parse(text)) === text

/** The day that is so many days later. */
export const daysAfter = (day: string, days: number): string => dayOf(Date.parse(day) + days * DAY_MS)

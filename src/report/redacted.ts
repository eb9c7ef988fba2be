/** The record without secrets: what is rendered is escaped, and a secret that is escaped would not be recognised any more. */
import type { RunRecord } from './record.ts'

/** The record with every text in it (not the names of its members) passed through `redact`. */
export const redactedRecord = (record: RunRecord, redact: (text: string) => string): RunRecord =>
  // The same shape with other texts: numbers, nulls and member names are left.
  redactedValue(record, redact) as RunRecord

const redactedValue = (value: unknown, redact: (text: string) => string): unknown => {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((item) => redactedValue(item, redact))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, redactedValue(member, redact)]))
}

/** One thing that `verify` looked at, and what came of it. */
import type { Reading } from './answer.ts'

/** `error` ends the run; `unknown` could not be looked at. */
export type Level = 'ok' | 'warn' | 'error' | 'unknown'

export interface Check {
  /** Kebab case; several checks of one run have the same id. */
  readonly id: string
  readonly level: Level
  /** The thing that was looked at: `execution role api`. */
  readonly subject: string
  /** What is the case, without the subject: `does not exist`. */
  readonly what: string
  /** An imperative sentence; null where there is nothing to do. */
  readonly next: string | null
  /** The IAM action without which it could not be looked at. */
  readonly lacks: string | null
}

/** What a check is about. */
export interface About {
  readonly id: string
  readonly subject: string
}

/** A fact and what to do about it. */
export interface Fact {
  readonly what: string
  readonly next: string
}

export const good = (about: About, what: string): Check => ({ ...about, level: 'ok', what, next: null, lacks: null })

export const warn = (about: About, fact: Fact): Check => ({ ...about, level: 'warn', ...fact, lacks: null })

export const bad = (about: About, fact: Fact): Check => ({ ...about, level: 'error', ...fact, lacks: null })

export const unknown = (about: About, what: string, lacks: string | null = null): Check => ({
  ...about,
  level: 'unknown',
  what,
  next: null,
  lacks,
})

interface Judgement<Value> {
  readonly about: About
  readonly read: (value: Value) => readonly Check[]
  readonly missing: () => readonly Check[]
}

/** The checks that follow from a reading; one that was denied or failed gives a check that is unknown. */
export const judge = <Value>(reading: Reading<Value>, { about, read, missing }: Judgement<Value>): readonly Check[] => {
  switch (reading.kind) {
    case 'read':
      return read(reading.value)
    case 'missing':
      return missing()
    case 'denied':
      return [unknown(about, 'not checked', reading.action)]
    case 'failed':
      return [unknown(about, `not checked${lookedFor(about)}: ${reading.because}`)]
  }
}

/** ` (container insights)` of a cluster: what was looked for, where the subject does not name it. */
const lookedFor = ({ id, subject }: About): string => {
  const words = id.replaceAll('-', ' ')
  return subject.includes(words) ? '' : ` (${words})`
}

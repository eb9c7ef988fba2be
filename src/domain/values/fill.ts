/** A task definition as it was read, with the values of its placeholders. */
import { isWrittenNumber } from '../task-definition/written-number.ts'
import { filledText } from '../task-definition/filled-text.ts'
import { segmentsOf, type Reference, type Segment } from './template.ts'

/** Where in a document a text is: keys and indices. */
export type KeyPath = readonly (string | number)[]

/** A text that has placeholders of this action. */
export interface Use {
  readonly path: KeyPath
  readonly text: string
  readonly references: readonly Reference[]
}

/** Characters of one value. ECS registers at most 64 KiB in all (Amazon ECS service quotas, "Task definition size limit"). */
export const LONGEST_VALUE = 65_536

/** Every text with placeholders of this action, in the order of the document. */
export const usesIn = function* (value: unknown, path: KeyPath = []): Generator<Use> {
  if (typeof value === 'string') {
    const segments = segmentsOf(value)
    if (segments !== null) yield { path, text: value, references: referencesOf(segments) }
  } else {
    for (const [key, member] of membersOf(value)) yield* usesIn(member, [...path, key])
  }
}

const referencesOf = (segments: readonly Segment[]): readonly Reference[] =>
  segments.flatMap((segment) => (segment.kind === 'reference' ? [segment.reference] : []))

const membersOf = (value: unknown): readonly (readonly [string | number, unknown])[] => {
  if (Array.isArray(value)) return [...value.entries()]
  return typeof value === 'object' && value !== null && !isWrittenNumber(value) ? Object.entries(value) : []
}

export interface Filling {
  /** The value of a placeholder; null when it is not known. */
  readonly valueOf: (reference: Reference) => string | null
  /** Where a placeholder is, for messages. */
  readonly placeOf: (path: KeyPath, written: string) => string | null
}

/** The same document, in which each text with placeholders of this action is a {@link filledText}. A value is never read for placeholders again. */
export const fill = (value: unknown, filling: Filling, path: KeyPath = []): unknown => {
  if (typeof value === 'string') return fillText(value, filling, path)
  if (Array.isArray(value)) return value.map((item: unknown, index) => fill(item, filling, [...path, index]))
  if (typeof value !== 'object' || value === null || isWrittenNumber(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]: readonly [string, unknown]) => [
      key,
      fill(member, filling, [...path, key]),
    ]),
  )
}

/** What is looked at in place of a value, and of what was escaped: that was meant to be sent. */
const STAND_IN = 'x'

const fillText = (text: string, { valueOf, placeOf }: Filling, path: KeyPath): unknown => {
  const segments = segmentsOf(text)
  if (segments === null) return text
  const values = segments.map((segment) => (segment.kind === 'reference' ? valueOf(segment.reference) : segment.text))
  return filledText({
    text: values.includes(null) ? null : values.join(''),
    written: text,
    rest: segments.map((segment) => (segment.kind === 'text' ? segment.text : STAND_IN)).join(''),
    place: () => placeOf(path, referencesOf(segments)[0]?.written ?? text),
  })
}

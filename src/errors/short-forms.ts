/** An error in a few words, as it says itself. */
import { firstSentence } from './first-sentence.ts'
import type { ShipError } from './ship-error.ts'

/** From the fullest to the shortest: the headlines that it was given, otherwise the first sentence of its message. */
export const shortForms = ({ headlines, message }: Pick<ShipError, 'headlines' | 'message'>): readonly string[] =>
  headlines.length > 0 ? headlines : [firstSentence(message)]

/** Of several problems: each form of the first one with the number of the others. */
export const firstAndCount = (first: readonly string[], all: number): readonly string[] =>
  first.map((form) => `${form}, and ${all - 1} more ${all === 2 ? 'problem' : 'problems'}`)

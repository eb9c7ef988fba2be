/** An error in a few words, for a headline: from the most telling to the shortest. Nothing is ever cut within a sentence. */
import { CATALOGUE } from '../../errors/catalogue.ts'
import { plainLine } from '../hostile.ts'
import type { RecordedError } from '../recorded-error.ts'
import { knownForms } from './known-forms.ts'

/** The error's own headline, the first sentence of its message or the clause that it begins with, the catalogue's title. */
export const shortCauses = ({ headline, message, code }: RecordedError): readonly string[] => {
  const sentence = firstSentence(message)
  const said = [sentence, firstClause(sentence)].filter((text) => idsIn(text) <= 1)
  const texts = [headline ?? '', ...knownForms(code, message), ...said, CATALOGUE[code].title].map((text) =>
    withinSentence(plainLine(text)),
  )
  return [...new Set(texts)].filter((text) => text !== '')
}

/** The first sentence of a text. A line that announces a list loses its colon; a list of one entry is joined to it. */
export const firstSentence = (text: string): string => {
  const [first = '', ...rest] = text.split(/[\n\r]+/u).filter((line) => line.trim() !== '')
  const [only, ...others] = rest
  if (!/:\s*$/u.test(first)) return first.replace(SENTENCE_END, '')
  if (only !== undefined && others.length === 0) return `${first.trimEnd()} ${only.replace(/^\s*- /u, '')}`
  return first.replace(/:\s*$/u, '')
}

/** What is before the first colon, when it says by itself that something went wrong; empty otherwise. */
const firstClause = (sentence: string): string => {
  const [clause = ''] = sentence.split(/:\s/u)
  return WENT_WRONG.test(clause) ? clause : ''
}

const WENT_WRONG =
  /\b(?:failed|fails|cannot|could not|was not|were not|is not|are not|may have|did not|does not|denied|rejected|interrupted)\b/u

/** A full stop before a blank and a new sentence, or at the end: not the one in `1.2`, `e.g.` or `main.ts`. */
const SENTENCE_END = /(?<=[\p{L}\p{N})`'"]{2})\.(?:\s+[\p{Lu}`][^]*|\s*)$/u

/** ARNs, digests, deployments, UUIDs. */
const ID =
  /\barn:aws[\w-]*:\S+|\bsha256:[0-9a-f]{12,}|\becs-svc\/\d+|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f-]{17}/giu

const idsIn = (text: string): number => [...text.matchAll(ID)].length

/** After a colon: common words begin with a small letter, names keep theirs. */
const withinSentence = (text: string): string =>
  text.replace(/^(?:The|A|An|No|Its|This|These|There|Running)\b/u, (word) => word.toLowerCase())

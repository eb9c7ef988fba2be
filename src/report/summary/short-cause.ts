/** An error in a few words, for a headline: from the most telling to the shortest. Nothing is ever cut within a sentence. */
import { CATALOGUE } from '../../errors/catalogue.ts'
import { plainLine } from '../hostile.ts'
import type { RecordedError } from '../recorded-error.ts'

/** The error's own headline, the first sentence of its message unless it holds several ids, the catalogue's title. */
export const shortCauses = ({ headline, message, code }: RecordedError): readonly string[] => {
  const sentence = firstSentence(message)
  const texts = [headline ?? '', idsIn(sentence) > 1 ? '' : sentence, CATALOGUE[code].title]
  return texts.filter((text) => text !== '').map((text) => withinSentence(plainLine(text)))
}

/** The first sentence of a text. A line that announces a list loses its colon; a list of one entry is joined to it. */
export const firstSentence = (text: string): string => {
  const [first = '', ...rest] = text.split(/[\n\r]+/u).filter((line) => line.trim() !== '')
  const [only, ...others] = rest
  if (!/:\s*$/u.test(first)) return first.replace(SENTENCE_END, '')
  if (only !== undefined && others.length === 0) return `${first.trimEnd()} ${only.replace(/^\s*- /u, '')}`
  return first.replace(/:\s*$/u, '')
}

/** A full stop before a blank and a new sentence, or at the end: not the one in `1.2`, `e.g.` or `main.ts`. */
const SENTENCE_END = /(?<=[\p{L}\p{N})`'"]{2})\.(?:\s+[\p{Lu}`][^]*|\s*)$/u

/** ARNs, digests, deployments, UUIDs. */
const ID =
  /\barn:aws[\w-]*:\S+|\bsha256:[0-9a-f]{12,}|\becs-svc\/\d+|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f-]{17}/giu

const idsIn = (text: string): number => [...text.matchAll(ID)].length

/** After a colon: common words begin with a small letter, names keep theirs. */
const withinSentence = (text: string): string =>
  text.replace(/^(?:The|A|An|No|Its|This|These|There|Running)\b/u, (word) => word.toLowerCase())

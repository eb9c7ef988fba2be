/** An error in a few words, for a headline: from the most telling to the shortest. Nothing is ever cut within a sentence. */
import { CATALOGUE } from '../../errors/catalogue.ts'
import { firstSentence } from '../../errors/first-sentence.ts'
import { plainLine } from '../hostile.ts'
import type { RecordedError } from '../recorded-error.ts'

/** The error's own headlines, the first sentence of its message, the catalogue's title; none but the last with several ids. */
export const shortCauses = ({ headlines, message, code }: RecordedError): readonly string[] => {
  const said = [...headlines, firstSentence(message)].filter((text) => idsIn(text) <= 1)
  const texts = [...said, CATALOGUE[code].title].map((text) => withinSentence(plainLine(text)))
  return [...new Set(texts)].filter((text) => text !== '')
}

/** ARNs, digests, deployments, UUIDs. */
const ID =
  /\barn:aws[\w-]*:\S+|\bsha256:[0-9a-f]{12,}|\becs-svc\/\d+|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f-]{17}/giu

const idsIn = (text: string): number => [...text.matchAll(ID)].length

/** After a colon: common words begin with a small letter, names keep theirs. */
const withinSentence = (text: string): string =>
  text.replace(/^(?:The|A|An|No|Its|This|These|There|Running)\b/u, (word) => word.toLowerCase())

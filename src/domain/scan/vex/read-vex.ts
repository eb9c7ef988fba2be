/** A VEX document -> its statements, or what is wrong with it. The text is hostile. */
import { z } from 'zod'
import { MOST_LEVELS } from '../../bounds.ts'
import { parseJson, type Parsed } from '../scanner-json.ts'
import { csaf, csafStatements } from './csaf.ts'
import { openVex, openVexStatements } from './openvex.ts'
import type { VexStatement } from './statements.ts'

/** GitHub gives a file of the target branch up to this size. */
export const LONGEST_VEX = 1024 * 1024

const FORMAT = z.object({ '@context': z.unknown().optional(), document: z.unknown().optional() })

/** Reads OpenVEX or CSAF, whichever it is. */
export const readVex = (text: string, path: string): Parsed<readonly VexStatement[]> => {
  if (text.length > LONGEST_VEX) return invalid(`it has ${text.length} characters; at most ${LONGEST_VEX} are read`)
  if (isDeep(text)) return invalid(`it is nested more than ${MOST_LEVELS} levels deep`)
  const format = parseJson(FORMAT, text.replace(/^\uFEFF/u, ''))
  if (format.kind === 'invalid') return format
  if (format.value['@context'] !== undefined) {
    const parsed = parseJson(openVex, text)
    return parsed.kind === 'invalid' ? parsed : { kind: 'valid', value: openVexStatements(parsed.value, path) }
  }
  if (format.value.document !== undefined) {
    const parsed = parseJson(csaf, text)
    return parsed.kind === 'invalid' ? parsed : { kind: 'valid', value: csafStatements(parsed.value, path) }
  }
  return invalid('it is neither OpenVEX (no `@context`) nor CSAF (no `document`)')
}

const invalid = (problem: string): Parsed<never> => ({ kind: 'invalid', problem })

/** Counts brackets outside of texts: a schema that calls itself runs out of stack where a document is deep. */
const isDeep = (text: string): boolean => {
  let depth = 0
  let isText = false
  for (let index = 0; index < text.length && depth <= MOST_LEVELS; index += 1) {
    const character = text.charAt(index)
    if (isText && character === '\\') index += 1
    else if (character === '"') isText = !isText
    else if (!isText) depth += '[{'.includes(character) ? 1 : ']}'.includes(character) ? -1 : 0
  }
  return depth > MOST_LEVELS
}

/** A VEX document -> its statements, or what is wrong with it. The text is hostile. */
import { z } from 'zod'
import { MOST_LEVELS } from '../../bounds.ts'
import { parseJson, type Parsed } from '../scanner-json.ts'
import { csafStatements } from './csaf.ts'
import { csaf } from './csaf-document.ts'
import { openVex, openVexStatements } from './openvex.ts'
import type { VexStatement } from './statements.ts'

/** GitHub gives a file of the target branch up to this size. */
export const LONGEST_VEX = 1024 * 1024

const FORMAT = z.object({ '@context': z.unknown().optional(), document: z.unknown().optional() })

export interface VexDocument {
  /** Null: it has none. */
  readonly id: string | null
  /** `3`, `1.2.0`; '' where it has none. */
  readonly version: string
  readonly statements: readonly VexStatement[]
}

/** Reads OpenVEX or CSAF, whichever it is. */
export const readVex = (written: string, path: string): Parsed<VexDocument> => {
  const text = written.replace(/^\uFEFF/u, '')
  if (text.length > LONGEST_VEX) return invalid(`it has ${text.length} characters; at most ${LONGEST_VEX} are read`)
  if (isDeep(text)) return invalid(`it is nested more than ${MOST_LEVELS} levels deep`)
  const format = parseJson(FORMAT, text)
  if (format.kind === 'invalid') return format
  if (format.value['@context'] !== undefined) return readOpenVex(text, path)
  if (format.value.document !== undefined) return readCsaf(text, path)
  return invalid('it is neither OpenVEX (no `@context`) nor CSAF (no `document`)')
}

const readOpenVex = (text: string, path: string): Parsed<VexDocument> => {
  const parsed = parseJson(openVex, text)
  if (parsed.kind === 'invalid') return parsed
  const { '@id': id = null, version } = parsed.value
  return {
    kind: 'valid',
    value: { id, version: `${version ?? ''}`, statements: openVexStatements(parsed.value, path) },
  }
}

const readCsaf = (text: string, path: string): Parsed<VexDocument> => {
  const parsed = parseJson(csaf, text)
  if (parsed.kind === 'invalid') return parsed
  const { id = null, version } = parsed.value.document.tracking
  return { kind: 'valid', value: { id, version: version ?? '', statements: csafStatements(parsed.value, path) } }
}

/** Compares versions as numbers between dots: 0 where they are the same, above 0 where the first is newer. */
export const compareVersions = (one: string, other: string): number => {
  const [own, others] = [one, other].map((version) => version.split('.').map(Number)) as [number[], number[]]
  const length = Math.max(own.length, others.length)
  const differences = Array.from({ length }, (_, index) => (own[index] ?? 0) - (others[index] ?? 0))
  return differences.find((difference) => difference !== 0) ?? 0
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

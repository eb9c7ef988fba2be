/** A VEX document -> its statements, or what is wrong with it. The text is hostile. */
import { z } from 'zod'
import type { Parsed } from '../scanner-json.ts'
import { csafStatements } from './csaf.ts'
import { csaf } from './csaf-document.ts'
import { openVex, openVexStatements } from './openvex.ts'
import { shapeProblem } from './json-shape.ts'
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
  const shape = shapeProblem(text)
  if (shape !== null) return invalid(shape)
  const format = parseVexJson(FORMAT, text)
  if (format.kind === 'invalid') return format
  if (format.value['@context'] !== undefined) return asUtf8(readOpenVex(text, path))
  if (format.value.document !== undefined) return asUtf8(readCsaf(text, path))
  return invalid('it is neither OpenVEX (no `@context`) nor CSAF (no `document`)')
}

const readOpenVex = (text: string, path: string): Parsed<VexDocument> => {
  const parsed = parseVexJson(openVex, text)
  if (parsed.kind === 'invalid') return parsed
  const { '@id': id = null, version } = parsed.value
  return {
    kind: 'valid',
    value: { id, version: `${version ?? ''}`, statements: openVexStatements(parsed.value, path) },
  }
}

const readCsaf = (text: string, path: string): Parsed<VexDocument> => {
  const parsed = parseVexJson(csaf, text)
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

/** JSON is UTF-8 (RFC 8259, chapter 8.1); a byte that is not has become U+FFFD. In what a document says besides, nobody looks for one. */
const asUtf8 = (read: Parsed<VexDocument>): Parsed<VexDocument> =>
  read.kind === 'valid' && JSON.stringify(read.value.statements).includes('\uFFFD')
    ? invalid('a statement has a byte that is not UTF-8; save it as UTF-8')
    : read

/** Mistakes that one message names. */
const MOST_NAMED = 5

/** The value that `schema` reads from a JSON text, or what is wrong with it, the first few mistakes together. */
const parseVexJson = <Schema extends z.ZodType>(schema: Schema, text: string): Parsed<z.output<Schema>> => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return invalid(text.trim() === '' ? 'it is empty' : 'it is not JSON, or it is cut off')
  }
  const checked = schema.safeParse(json)
  if (checked.success) return { kind: 'valid', value: checked.data }
  const { issues } = checked.error
  const named = issues.slice(0, MOST_NAMED).map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`)
  return invalid(
    [...named, ...(issues.length > MOST_NAMED ? [`and ${issues.length - MOST_NAMED} more`] : [])].join('; '),
  )
}

const invalid = (problem: string): Parsed<never> => ({ kind: 'invalid', problem })

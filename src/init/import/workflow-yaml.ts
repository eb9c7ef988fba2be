/** A workflow as plain values with their lines. Anchors, tags and what is too large are refused: nothing of a hostile text costs more than its length. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Document, type Node } from 'yaml'
import { LONGEST_SETTINGS_FILE } from '../../domain/bounds.ts'
import { parseYaml } from '../../domain/parse-yaml.ts'
import { fault } from '../../errors/fault.ts'

/** Every scalar is a text, as it is written. */
export type Value =
  | { readonly kind: 'text'; readonly text: string; readonly line: number; readonly isBlock: boolean }
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly line: number }
  | { readonly kind: 'map'; readonly entries: readonly Entry[]; readonly line: number }

export interface Entry {
  readonly key: string
  readonly value: Value
  /** Of the key; from 1. */
  readonly line: number
}

/** GitHub's workflows nest less than half as deep. */
const LEVELS = 20

/** @throws ShipError `E_INPUT` for what is no such text */
export const readWorkflow = (text: string, path: string): Value => {
  const refuse = (why: string): Error =>
    fault('E_INPUT', {
      message: `--from-workflow: ${path} ${why}`,
      hint: 'Name a workflow such as .github/workflows/deploy.yml.',
    })
  if (text.length > LONGEST_SETTINGS_FILE) throw refuse(`is longer than ${LONGEST_SETTINGS_FILE / 1024} KiB`)
  const parsed = parseYaml(text, { levels: LEVELS })
  if (parsed.kind === 'too-deep') throw refuse('is nested too deeply')
  const lines = linesOf(text)
  const lineOf = (offset: number): number => lines.linePos(offset).line
  const [error] = parsed.document.errors
  if (error !== undefined) throw refuse(`is no YAML (line ${lineOf(error.pos[0])}: ${error.code})`)
  return valueOf(rootOf(parsed.document), { lineOf, refuse })
}

const linesOf = (text: string): LineCounter => {
  const counter = new LineCounter()
  counter.addNewLine(0)
  for (const { index } of text.matchAll(/\n/gu)) counter.addNewLine(index + 1)
  return counter
}

const rootOf = ({ contents }: Document): Node | null => contents

interface Reader {
  readonly lineOf: (offset: number) => number
  readonly refuse: (why: string) => Error
}

const valueOf = (node: Node | null, reader: Reader): Value => {
  const line = reader.lineOf(node?.range?.[0] ?? 0)
  if (node === null) return { kind: 'text', text: '', line, isBlock: false }
  if (isAlias(node) || isAnchored(node))
    throw reader.refuse(`has an anchor or an alias (line ${line}); write each value out`)
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => valueOf(item as Node | null, reader)), line }
  if (isMap(node)) return { kind: 'map', entries: node.items.map((pair) => entryOf(pair, reader)), line }
  return scalarOf(node, line)
}

const isAnchored = ({ anchor }: { readonly anchor?: string | undefined }): boolean => anchor !== undefined

const scalarOf = (node: Node, line: number): Value => {
  const { type, source = '' } = isScalar(node) ? node : {}
  return { kind: 'text', text: source, line, isBlock: type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED' }
}

const entryOf = ({ key, value }: { readonly key: unknown; readonly value: unknown }, reader: Reader): Entry => {
  const line = reader.lineOf(isScalar(key) ? (key.range?.[0] ?? 0) : 0)
  if (!isScalar(key) || key.anchor !== undefined) throw reader.refuse(`has a key that is no text (line ${line})`)
  if (key.source === '<<') throw reader.refuse(`has a merge key (line ${line}); write each value out`)
  return { key: key.source ?? '', line, value: valueOf(value as Node | null, reader) }
}

export const entriesOf = (value: Value | undefined): readonly Entry[] => (value?.kind === 'map' ? value.entries : [])

export const memberOf = (value: Value | undefined, key: string): Value | undefined =>
  entriesOf(value).find((one) => one.key === key)?.value

export const textOf = (value: Value | undefined): string | null => (value?.kind === 'text' ? value.text : null)

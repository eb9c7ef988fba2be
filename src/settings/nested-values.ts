/** Settings with parts inside parts: their trees as values, and the place of each part. */
import { pointerOf, positionAt, type Position, type Positions } from '../domain/position.ts'
import { asWritten } from '../domain/task-definition/written-number.ts'
import type { Problem } from './problems.ts'
import type { Tree } from './yaml-tree.ts'

/** Texts as they are written, and YAML's null as null. */
export const textsAndNulls = (tree: Tree): unknown => {
  switch (tree.kind) {
    case 'text':
      return tree.style === 'null' ? null : tree.text
    case 'list':
      return tree.items.map(textsAndNulls)
    case 'map':
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key, textsAndNulls(value)]))
  }
}

/** Values as in a task definition: what is not quoted can be a number, true, false or null (YAML 1.2, chapter 10.3.2). */
export const typedValues = (tree: Tree): unknown => {
  switch (tree.kind) {
    case 'text':
      return typed(tree)
    case 'list':
      return tree.items.map(typedValues)
    case 'map':
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key, typedValues(value)]))
  }
}

const NUMBER = /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/

const typed = ({ text, style }: Extract<Tree, { kind: 'text' }>): unknown => {
  if (style === 'null') return null
  if (style === 'quoted') return text
  if (/^(?:true|True|TRUE)$/.test(text)) return true
  if (/^(?:false|False|FALSE)$/.test(text)) return false
  return NUMBER.test(text) ? asWritten(Number(text), text) : text
}

/** Where each part of a tree is. */
export const positionsIn = (tree: Tree): Positions => {
  const positions = new Map<string, Position>()
  note(tree, [], positions)
  return positions
}

const note = (tree: Tree, path: readonly (string | number)[], positions: Map<string, Position>): void => {
  positions.set(pointerOf(path), tree.at)
  if (tree.kind === 'list') for (const [index, item] of tree.items.entries()) note(item, [...path, index], positions)
  if (tree.kind !== 'map') return
  for (const { key, at, value } of tree.entries) {
    note(value, [...path, key], positions)
    // Of a part with a name, that is where it begins.
    positions.set(pointerOf([...path, key]), at)
  }
}

/** A map without the parts that a schema finds wrong, so that the others can be read all the same; null for what is no map. */
export const withoutWrong = (tree: Tree, issues: readonly Issue[]): Tree | null => {
  if (tree.kind !== 'map') return null
  const wrong = issues.flatMap(({ code, path, keys = [] }): readonly PropertyKey[] =>
    code === 'unrecognized_keys' && path.length === 0 ? keys : path.slice(0, 1),
  )
  return { ...tree, entries: tree.entries.filter(({ key }) => !wrong.includes(key)) }
}

interface Issue {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[]
}

/** What a schema says of such a setting, each with its own place: `` `containers.app.cpu`: … ``. */
export const nestedProblems = (name: string, tree: Tree, issues: readonly Issue[]): readonly Problem[] => {
  const positions = positionsIn(tree)
  return issues.flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
    const parts = issue.code === 'unrecognized_keys' ? (issue.keys ?? []).map((key) => [...path, key]) : [path]
    return parts.map((part) => ({
      at: positionAt(positions, part),
      text: /^must /.test(issue.message)
        ? `\`${dotted(name, part)}\` ${issue.message}`
        : `\`${dotted(name, part)}\`: ${issue.message}`,
    }))
  })
}

const dotted = (name: string, path: readonly (string | number)[]): string =>
  [name, ...path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))].join('')

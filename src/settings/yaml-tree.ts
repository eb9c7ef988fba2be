/** Texts, lists and maps that know their lines and columns. */
import type { Position, Problem } from './problems.ts'

export type Tree = TextTree | ListTree | MapTree

interface TextTree {
  readonly kind: 'text'
  readonly at: Position
  readonly text: string
  /** How it is written; `null`: as YAML's null, or left out. Only plain text can stand for a number, true or false. */
  readonly style: 'plain' | 'quoted' | 'null'
}

interface ListTree {
  readonly kind: 'list'
  readonly at: Position
  readonly items: readonly Tree[]
}

interface MapTree {
  readonly kind: 'map'
  readonly at: Position
  readonly entries: readonly MapEntry[]
}

export interface MapEntry {
  readonly key: string
  /** Of the key. */
  readonly at: Position
  readonly value: Tree
}

export interface YamlText {
  readonly path: string
  readonly text: string
}

/** What the text says; `tree` is null when it is not YAML, so nothing is known about what it sets. */
export interface TreeReading {
  readonly tree: Tree | null
  readonly problems: readonly Problem[]
}

export type ReadTree = (text: YamlText) => TreeReading

/** The tree without its positions, for a schema. The reader of nodes has refused `__proto__` as a key. */
export const plain = (tree: Tree): unknown => {
  switch (tree.kind) {
    case 'text':
      return tree.text
    case 'list':
      return tree.items.map(plain)
    case 'map':
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plain(value)]))
  }
}

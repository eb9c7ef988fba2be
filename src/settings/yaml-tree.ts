/** Texts, lists and maps that know their lines and columns. */
import type { Position } from './problems.ts'

export type Tree = TextTree | ListTree | MapTree

interface TextTree {
  readonly kind: 'text'
  readonly at: Position
  readonly text: string
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

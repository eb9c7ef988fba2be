/** Anchors and aliases of a YAML text, for readers that take its nodes in the order of the text: an alias is the latest node with its name. */
import { MOST_YAML_VALUES } from './bounds.ts'

/** What an alias stands for. */
export type Alias<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'missing' }
  /** It is part of the node that it names. */
  | { readonly kind: 'circular' }
  /** With it, the text would have more than {@link MOST_YAML_VALUES} values. */
  | { readonly kind: 'too-many' }

export interface Anchors<Value> {
  /** Counts a node that is no alias, and remembers what `content` reads of it. */
  readonly read: (anchor: string | undefined, content: () => Value) => Value
  readonly resolve: (name: string) => Alias<Value>
}

export const makeAnchors = <Value>(): Anchors<Value> => {
  const known = new Map<string, { readonly value: Value; readonly size: number } | 'open'>()
  // The values read so far, with those that aliases stand for.
  let size = 0
  return {
    read: (anchor, content) => {
      size += 1
      if (anchor === undefined) return content()
      const before = size
      known.set(anchor, 'open')
      const value = content()
      known.set(anchor, { value, size: size - before + 1 })
      return value
    },
    resolve: (name) => {
      const anchored = known.get(name)
      if (anchored === undefined) return { kind: 'missing' }
      if (anchored === 'open') return { kind: 'circular' }
      if (size + anchored.size > MOST_YAML_VALUES) return { kind: 'too-many' }
      size += anchored.size
      return { kind: 'value', value: anchored.value }
    },
  }
}

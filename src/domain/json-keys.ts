/** The keys of a JSON text and where they are, which JSON.parse does not give. */

/** A key that one object has twice; JSON.parse keeps the last one silently. */
export interface DoubleKey {
  readonly key: string
  /** In the text, like `first`. */
  readonly offset: number
  readonly first: number
}

export interface JsonKeys {
  /** The keys of the outermost object. */
  readonly root: ReadonlyMap<string, number>
  /** The first one; what follows it has not been looked at. */
  readonly double: DoubleKey | null
}

/** A string, with the colon that makes it a key, or a bracket. In JSON, strings are the only places to skip. */
export const JSON_TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}[\]]/gs

/** Takes a text that JSON.parse takes. */
export const jsonKeys = (json: string): JsonKeys => {
  const root = new Map<string, number>()
  const open: Map<string, number>[] = []
  for (const { 0: token, 1: text, 2: colon, index: offset } of json.matchAll(JSON_TOKEN)) {
    if (text === undefined) {
      if (token === '}' || token === ']') open.pop()
      else open.push(open.length === 0 ? root : new Map<string, number>())
    } else if (colon !== undefined) {
      const keys = open.at(-1) ?? root
      const key = String(JSON.parse(text))
      const first = keys.get(key)
      if (first !== undefined) return { root, double: { key, offset, first } }
      keys.set(key, offset)
    }
  }
  return { root, double: null }
}

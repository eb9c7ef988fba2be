/** What the places in a file are looked for in: the parts of a document with their offsets, read from JSON or YAML. */

export interface PlaceNode {
  readonly start: number
  /** Of a map, by key; null for what is none. */
  readonly members: () => ReadonlyMap<string, PlacePart> | null
  /** Of a list; null for what is none. */
  readonly items: () => readonly PlacePart[] | null
  /** Of a text, a number, a boolean or null, as text. */
  readonly text: string | null
}

export interface PlacePart {
  /** Where its key is, or the item itself. */
  readonly at: number
  readonly node: PlaceNode | null
}

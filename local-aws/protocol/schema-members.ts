/** The members of the SDK's structure schemas, for what reads or writes them by name. `schema.ts` describes the tuples. */

/** A member of a structure: its name in the model, its schema, and the traits that say how it is called on the wire. */
export interface Member {
  readonly name: string
  readonly schema: unknown
  readonly traits: Traits
}

export interface Traits {
  readonly xmlName?: string
  readonly ec2QueryName?: string
  readonly xmlFlattened?: unknown
}

/** A schema's shape, as far as forms and XML need it. */
export type Shape =
  | { readonly kind: 'simple'; readonly code: number }
  | { readonly kind: 'list'; readonly element: unknown; readonly traits: Traits }
  | { readonly kind: 'structure'; readonly members: readonly Member[] }
  | { readonly kind: 'other' }

const LIST_MODIFIER = 0b0100_0000
const MAP_MODIFIER = 0b1000_0000

/** Reads a schema. */
export const shapeOf = (schema: unknown): Shape => {
  const { inner } = unwrap(schema)
  if (typeof inner === 'number') return ofCode(inner)
  if (!Array.isArray(inner)) return { kind: 'other' }
  const tuple: readonly unknown[] = inner
  switch (tuple[0]) {
    case 0:
      return shapeOf(tuple[4])
    case 1: {
      const element = unwrap(tuple[4])
      return { kind: 'list', element: element.inner, traits: element.traits }
    }
    case 3:
      return { kind: 'structure', members: membersOf(tuple) }
    default:
      return { kind: 'other' }
  }
}

const ofCode = (code: number): Shape => {
  if ((code & LIST_MODIFIER) !== 0) return { kind: 'list', element: code & ~LIST_MODIFIER, traits: {} }
  return (code & MAP_MODIFIER) === 0 ? { kind: 'simple', code } : { kind: 'other' }
}

const membersOf = (tuple: readonly unknown[]): readonly Member[] => {
  const names = tuple[4] as readonly string[] // by the layout of a structure's tuple
  const schemas = tuple[5] as readonly unknown[] // by the layout of a structure's tuple
  return names.map((name, index) => {
    const { inner, traits } = unwrap(schemas[index])
    return { name, schema: inner, traits }
  })
}

/** Follows lazy references; the traits of the outermost pair count. */
const unwrap = (schema: unknown): { readonly inner: unknown; readonly traits: Traits } => {
  let [current, traits] = [schema, {}]
  for (;;) {
    if (typeof current === 'function')
      current = (current as () => unknown)() // lazy references are functions without parameters
    else if (Array.isArray(current) && current.length === 2) {
      const [inner, own] = current as readonly unknown[] // an array of anything
      traits = { ...(own as Traits), ...traits } // a pair is [schema, traits]
      current = inner
    } else return { inner: current, traits }
  }
}

/**
 * Checks a value against the run-time schemas that the AWS SDK's clients export (`UpdateServiceRequest$`, …), so that neither the
 * process under test nor this server can use a member that the service model does not have.
 *
 * A schema is a tuple whose first element is its kind: 0 simple, 1 list, 2 map, 3 structure, 4 union, -3 error. A member's type is a
 * schema, a function that gives one, a number for a simple type, or a pair [schema, traits]. Required members come first; the
 * structure's seventh element counts them.
 */
import { types } from 'node:util'

/** A violation of the service model: where, and what is wrong. */
export interface SchemaViolation {
  readonly path: string
  readonly problem: string
  /** The member that the structure does not have. */
  readonly unknown?: string
}

/** A request is JSON as it came over the wire; a reply is the model object before it is serialised (timestamps are `Date`s). */
export type Representation = 'wire' | 'model'

interface Walk {
  readonly representation: Representation
  readonly found: SchemaViolation[]
}

/** A value at one place of the walk. */
interface Place {
  readonly value: unknown
  readonly schema: unknown
  readonly path: string
}

const LIST_MODIFIER = 0b0100_0000
const MAP_MODIFIER = 0b1000_0000

/**
 * Lists every violation of `schema` by `value`: an unknown member, a missing required one, a wrong type.
 * `schema` is one of the SDK's exported schemas; a schema that is not a tuple (an operation without a payload) accepts anything.
 */
export const schemaViolations = (
  value: unknown,
  schema: unknown,
  representation: Representation,
): readonly SchemaViolation[] => {
  const walk: Walk = { representation, found: [] }
  visit({ value, schema, path: '$' }, walk)
  return walk.found
}

const visit = (place: Place, walk: Walk): void => {
  const schema = resolve(place.schema)
  if (typeof schema === 'number') {
    visitSimple(place, schema, walk)
    return
  }
  if (!Array.isArray(schema)) return // an operation without a payload
  const tuple: readonly unknown[] = schema
  switch (tuple[0]) {
    case 0:
      visit({ ...place, schema: tuple[4] }, walk)
      return
    case 1:
      visitList(place, tuple[4], walk)
      return
    case 2:
      visitMap(place, tuple[5], walk)
      return
    case 3:
    case 4:
    case -3:
      visitStructure(place, tuple, walk)
      return
    default:
      report(place, `has a schema of a kind that this checker does not know: ${String(tuple[0])}`, walk)
  }
}

/** Follows lazy references and drops member traits. */
const resolve = (schema: unknown): unknown => {
  let current = schema
  for (;;) {
    if (typeof current === 'function')
      current = (current as () => unknown)() // lazy references are functions without parameters
    else if (Array.isArray(current) && current.length === 2) current = current[0]
    else return current
  }
}

const visitSimple = (place: Place, schema: number, walk: Walk): void => {
  if ((schema & LIST_MODIFIER) !== 0) {
    visitList(place, schema & ~LIST_MODIFIER, walk)
    return
  }
  if ((schema & MAP_MODIFIER) !== 0) {
    visitMap(place, schema & ~MAP_MODIFIER, walk)
    return
  }
  const wanted = simpleType(schema, walk.representation)
  if (wanted !== 'anything' && typeOf(place.value) !== wanted) {
    report(place, `is ${typeOf(place.value)} where the model wants ${wanted}`, walk)
  }
}

/** The JavaScript type of the SDK's numeric codes for simple schemas (@smithy/types, schema/sentinels). */
const simpleType = (schema: number, representation: Representation): string => {
  switch (schema) {
    case 0b0000_0000:
      return 'string'
    case 0b0000_0001:
      return 'number'
    case 0b0000_0010:
      return 'boolean'
    case 0b0000_0100:
    case 0b0000_0101:
    case 0b0000_0110:
    case 0b0000_0111:
      return representation === 'model' ? 'timestamp' : 'number'
    default:
      return 'anything'
  }
}

const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (types.isDate(value)) return 'timestamp'
  return typeof value
}

const visitList = (place: Place, element: unknown, walk: Walk): void => {
  if (!Array.isArray(place.value)) {
    report(place, `is ${typeOf(place.value)} where the model wants a list`, walk)
    return
  }
  place.value.forEach((value: unknown, index) => {
    visit({ value, schema: element, path: `${place.path}[${index}]` }, walk)
  })
}

const visitMap = (place: Place, element: unknown, walk: Walk): void => {
  if (!isRecord(place.value)) {
    report(place, `is ${typeOf(place.value)} where the model wants a map`, walk)
    return
  }
  for (const [key, value] of Object.entries(place.value)) {
    visit({ value, schema: element, path: `${place.path}.${key}` }, walk)
  }
}

const visitStructure = (place: Place, schema: readonly unknown[], walk: Walk): void => {
  if (!isRecord(place.value)) {
    report(place, `is ${typeOf(place.value)} where the model wants ${String(schema[2])}`, walk)
    return
  }
  const names = schema[4] as readonly string[] // by the layout of a structure's tuple
  const types = schema[5] as readonly unknown[] // by the layout of a structure's tuple
  const required = typeof schema[6] === 'number' ? schema[6] : 0
  for (const name of names.slice(0, required)) {
    if (place.value[name] === undefined) report(place, `lacks the required member '${name}'`, walk)
  }
  for (const [name, value] of Object.entries(place.value)) {
    if (value === undefined) continue
    const index = names.indexOf(name)
    if (index < 0) {
      walk.found.push({
        path: place.path,
        problem: `has the member '${name}', unknown to ${String(schema[2])}`,
        unknown: name,
      })
    } else visit({ value, schema: types[index], path: `${place.path}.${name}` }, walk)
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !types.isDate(value)

const report = (place: Place, problem: string, walk: Walk): void => {
  walk.found.push({ path: place.path, problem })
}

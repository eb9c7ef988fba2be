/** The kinds of the settings that change a task definition. Their values know the places of their parts. */
import { z } from 'zod'
import { quoted } from '../domain/bounds.ts'
import { nearest } from '../domain/near-match.ts'
import type { Positions } from '../domain/position.ts'
import type {
  Change,
  Changes,
  ContainerOverride,
  PatchOperation,
  RuntimePlatform,
} from '../domain/task-definition/overrides.ts'
import { scalar, type ValueKind } from './kinds.ts'
import { textsAndNulls, typedValues } from './nested-values.ts'

/** A value, and where its parts are. */
export interface Placed<Value> {
  readonly value: Value
  readonly positions: Positions
}

const placed = <Value>(
  schema: z.ZodType<Value>,
  facts: {
    readonly plain: NonNullable<ValueKind<unknown>['nested']>['plain']
    readonly merge: (below: Value, above: Value) => Value
    readonly positions: (below: Positions, above: Positions) => Positions
  },
): ValueKind<Placed<Value>> => ({
  schema: schema.transform((value): Placed<Value> => ({ value, positions: new Map() })),
  merge: (below, above) => ({
    value: facts.merge(below.value, above.value),
    positions: facts.positions(below.positions, above.positions),
  }),
  nested: { plain: facts.plain, place: ({ value }, positions) => ({ value, positions }) },
})

const together = (below: Positions, above: Positions): Positions => new Map([...below, ...above])

/** A text, as it is written. */
export const text = scalar.transform(String)

/** A whole number that ECS takes. */
export const whole = scalar.transform((value, context) => {
  const word = String(value).trim()
  if (/^\d{1,10}$/.test(word) && Number(word) <= 2_147_483_647) return Number(word)
  context.issues.push({ code: 'custom', message: `'${quoted(word)}' is not a whole number`, input: value })
  return z.NEVER
})

const changes = z
  .record(z.string(), text.nullable(), { error: 'must be a map; a value of null removes what the task definition has' })
  .nullish()
  .transform((all): Changes => all ?? {})

const texts = z.array(text, {
  error: 'must be a list; for a shell, write ["sh", "-c", "…"]',
})

const arns = z.array(text, { error: 'must be a list of ARNs of objects in S3' })

const CONTAINER = {
  image: text
    .describe('The image of a side-car. The container of `container-name` gets the image of the run.')
    .optional(),
  environment: changes.describe('Variables by name; null removes one.').optional(),
  secrets: changes.describe('`valueFrom` by name: the ARN of a secret or parameter; null removes one.').optional(),
  'environment-files': arns.nullable().describe('ARNs of files in S3; null removes all.').optional(),
  command: texts.nullable().describe('The command as a list; null removes it.').optional(),
  'entry-point': texts.nullable().describe('The entry point as a list; null removes it.').optional(),
  cpu: whole.nullable().describe('CPU units; null removes the limit.').optional(),
  memory: whole.nullable().describe('Hard limit in MiB; null removes it.').optional(),
  'memory-reservation': whole.nullable().describe('Soft limit in MiB; null removes it.').optional(),
  'docker-labels': changes.describe('Docker labels by key; null removes one.').optional(),
  'log-driver': text.describe('The log driver.').optional(),
  'log-options': changes.describe('Options of the log driver by name; null removes one.').optional(),
} as const

const unknownKey = (keys: readonly string[], known: readonly string[]): string => {
  const near = keys.length === 1 ? nearest(keys[0] ?? '', known) : null
  return `unknown key${near === null ? `; the keys are ${known.join(', ')}` : `; did you mean ${near}?`}`
}

/** A map without other keys than these. */
export const strict = <const Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => {
      if (issue.code === 'unrecognized_keys') return unknownKey(issue.keys, Object.keys(shape))
      return 'must be a map'
    },
  })

const container = strict(CONTAINER)
  .nullable()
  .transform((own): ContainerOverride => present(own ?? {}))

/** Without the keys that are not set. */
const present = (own: Readonly<Record<string, unknown>>): ContainerOverride =>
  Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))

/** Containers by name. */
export const containers = (): ValueKind<Placed<Readonly<Record<string, ContainerOverride>>>> =>
  placed(z.record(z.string(), container, { error: 'must map names of containers to what is changed in them' }), {
    plain: textsAndNulls,
    positions: together,
    merge: (below, above) => ({
      ...below,
      ...Object.fromEntries(
        Object.entries(above).map(([name, own]) => [
          name,
          mergeContainers(Object.hasOwn(below, name) ? (below[name] ?? {}) : {}, own),
        ]),
      ),
    }),
  })

const MAPS = ['environment', 'secrets', 'docker-labels', 'log-options'] as const

const mergeContainers = (below: ContainerOverride, above: ContainerOverride): ContainerOverride => ({
  ...below,
  ...above,
  ...Object.fromEntries(
    MAPS.flatMap((name) => {
      const all = { ...below[name], ...above[name] }
      return below[name] === undefined && above[name] === undefined ? [] : [[name, all]]
    }),
  ),
})

/** Texts by key, merged key by key; null removes. */
export const changesByKey = (): ValueKind<Placed<Changes>> =>
  placed(changes, {
    plain: textsAndNulls,
    positions: together,
    merge: (below, above): Readonly<Record<string, Change<string>>> => ({ ...below, ...above }),
  })

const pointer = z
  .string({ error: 'must be a path such as /containerDefinitions/0/user' })
  .regex(/^(?:\/(?:[^~]|~[01])*)?$/s, {
    error: 'is not a JSON Pointer (RFC 6901) such as /containerDefinitions/0/user',
  })
const OPS = ['add', 'remove', 'replace', 'move', 'copy', 'test'] as const

const operation = strict({
  op: z.enum(OPS, { error: `must be one of ${OPS.join(', ')}` }),
  path: pointer,
  from: pointer.optional(),
  value: z.unknown().optional(),
}).transform((own, context): PatchOperation => {
  const refuse = (message: string): never => {
    context.issues.push({ code: 'custom', message, input: undefined })
    return z.NEVER
  }
  const { op, path, from } = own
  const hasValue = Object.hasOwn(own, 'value')
  if (op === 'move' || op === 'copy')
    return from === undefined ? refuse(`must have \`from\` for ${op}`) : { op, path, from }
  if (op === 'remove') return { op, path }
  return hasValue ? { op, path, value: own.value } : refuse(`must have a \`value\` for ${op}`)
})

/** Operations of RFC 6902; a level replaces those of the level below. */
export const patch = (): ValueKind<Placed<readonly PatchOperation[]>> =>
  placed(z.array(operation, { error: 'must be a list of operations (RFC 6902)' }), {
    plain: typedValues,
    positions: (_, above) => above,
    merge: (_, above) => above,
  })

/** Docker's names of architectures as ECS names them (Amazon ECS API Reference, "RuntimePlatform"). */
const CPUS: Readonly<Record<string, string>> = { AMD64: 'X86_64', 'X86-64': 'X86_64', AARCH64: 'ARM64' }

/** `linux/arm64`, or ECS's own words: `WINDOWS_SERVER_2022_CORE/X86_64`. */
export const runtimePlatform = (): ValueKind<RuntimePlatform> => ({
  merge: (_, above) => above,
  schema: scalar.transform((value, context) => {
    const [, family, cpu] = /^\s*([A-Za-z0-9_]{1,40})\/([A-Za-z0-9_-]{1,20})\s*$/.exec(String(value)) ?? []
    if (family !== undefined && cpu !== undefined) {
      const architecture = cpu.toUpperCase()
      return { operatingSystemFamily: family.toUpperCase(), cpuArchitecture: CPUS[architecture] ?? architecture }
    }
    const message = `'${quoted(String(value))}' is not a system and an architecture such as linux/arm64`
    context.issues.push({ code: 'custom', message, input: value })
    return z.NEVER
  }),
})

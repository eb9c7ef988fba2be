/** The file of the input `policy-file`: settings of a policy that those of the run can tighten, and never relax. */
import { quoted } from '../domain/bounds.ts'
import { nearest } from '../domain/near-match.ts'
import { positionAt, positionText, type Position } from '../domain/position.ts'
import { overFloor, relaxationsOf } from '../domain/scan/policy/floor.ts'
import type { GivenPolicy } from '../domain/scan/policy/given-policy.ts'
import type { PolicyMap } from '../domain/scan/policy/policy-map.ts'
import type { RunSettings, SettingName } from './declaration.ts'
import {
  LIMITS_KEY,
  NO_LIMITS,
  readLimits,
  refusedInputs,
  type ExceptionLimits,
} from './exceptions/exception-limits.ts'
import type { Placed } from './kinds-definition.ts'
import type { Level, SetValue } from './levels.ts'
import { UNSET, type GivenInputs } from './look-up.ts'
import { byPosition, once, type Problem } from './problems.ts'
import { readValue } from './settings-file.ts'
import type { ReadTree, YamlText } from './yaml-tree.ts'

const KEYS = [
  'trivy-severity',
  'trivy-ignore-unfixed',
  'dockle-exit-level',
  'policy',
  'baseline',
  'baseline-days',
  'accept-unknown-os',
  'trivy-db-repository',
  'require-verified-db',
  'pin-sidecars',
  'ecr-scan',
  'ecr-scan-unsupported',
] as const satisfies readonly SettingName[]
type Key = (typeof KEYS)[number]

/** Values that were set on purpose; the place of one of an input is null. */
type Given = ReadonlyMap<Key, { readonly value: unknown; readonly at: Position | null }>

interface Sources {
  readonly inputs: GivenInputs
  /** Null where it is not known. */
  readonly level: Level | null
  readonly readTree: ReadTree
}

interface FloorReading {
  /** What replaces the values of the run. */
  readonly values: Partial<Pick<RunSettings, Key>>
  readonly problems: readonly Problem[]
}

/** What the settings of a run are over the floor; each value that is laxer than the floor is a problem. */
export const overPolicyFile = (file: YamlText | null, sources: Sources): FloorReading => {
  if (file === null) return { values: {}, problems: [] }
  const { given: floor, limits, problems } = readFloor(file, sources.readTree)
  const own = givenIn(sources)
  const [least, chosen] = [policyOf(floor), policyOf(own)]
  const relaxed = relaxationsOf(least, chosen).map((one): Problem => {
    const floorAt = placeIn(floor, one.floorPath)
    const text = `\`${dotted(one.path)}: ${one.given}\` is laxer than \`${dotted(one.floorPath)}: ${one.floor}\` of the policy (${floorAt === null ? file.path : positionText(floorAt)}), which can be tightened, not relaxed`
    return { at: placeIn(own, one.path), text }
  })
  const { policy, ...others } = overFloor(least, chosen)
  return {
    values: { ...others, ...(policy === undefined ? {} : { policy: { value: policy, positions: new Map() } }) },
    problems: [...problems, ...relaxed, ...refusedInputs(limits, sources.inputs)],
  }
}

const dotted = (path: readonly (string | number)[]): string => path.join('.')

interface Floor {
  readonly given: Given
  readonly limits: ExceptionLimits
  readonly problems: readonly Problem[]
}

const readFloor = (file: YamlText, readTree: ReadTree): Floor => {
  const { tree, problems } = readTree(file)
  const empty = { given: new Map(), limits: NO_LIMITS }
  if (tree === null) return { ...empty, problems }
  if (tree.kind !== 'map') {
    const text = `the file must be a map of ${WORDS.join(', ')}`
    return { ...empty, problems: [...problems, { at: tree.at, text }] }
  }
  const found: Problem[] = [...problems]
  const given = new Map<Key, SetValue>()
  let limits = NO_LIMITS
  for (const entry of tree.entries) {
    const key = KEYS.find((one) => one === entry.key)
    if (key !== undefined) given.set(key, readValue(key, entry, found))
    else if (entry.key === LIMITS_KEY) {
      const read = readLimits(entry.value)
      limits = read.limits
      found.push(...read.problems)
    } else found.push({ at: entry.at, text: unknownKey(entry.key, found) })
  }
  return {
    given: new Map([...given].flatMap(([key, set]) => [...known(set)].map((one) => [key, one] as const))),
    limits,
    problems: once(found).sort(byPosition),
  }
}

/** A value, or what is right of it: one mistake hides no other. */
const known = ({
  at,
  value,
  state,
  rest = null,
}: SetValue): readonly { readonly value: unknown; readonly at: Position }[] =>
  state === 'right' ? [{ at, value }] : rest === null ? [] : [{ at, value: rest }]

/** What the file can have. */
const WORDS: readonly string[] = [...KEYS, LIMITS_KEY]

/** The known ones are listed once. */
const unknownKey = (key: string, before: readonly Problem[]): string => {
  const wrong = `'${quoted(key)}' cannot be part of a policy file`
  const near = nearest(key, WORDS)
  if (near !== null) return `${wrong}; did you mean ${near}?`
  return before.some(({ text }) => text.endsWith(LIST)) ? wrong : wrong + LIST
}

const LIST = `: ${WORDS.join(', ')}`

const givenIn = ({ inputs, level }: Sources): Given => {
  const given = new Map<Key, { readonly value: unknown; readonly at: Position | null }>()
  for (const key of KEYS) {
    const input = inputs.get(key)
    const set = input === undefined ? level?.settings.get(key) : undefined
    // Null: an input that is wrong, which is a problem of its own.
    if (input !== undefined && input !== null && input !== UNSET) given.set(key, { value: input, at: null })
    for (const one of set === undefined ? [] : known(set)) given.set(key, one)
  }
  return given
}

/** Each schema has given its value. */
const policyOf = (given: Given): GivenPolicy => {
  const { policy, ...others } = Object.fromEntries([...given].map(([key, { value }]) => [key, value])) as Omit<
    GivenPolicy,
    'policy'
  > & {
    readonly policy?: Placed<PolicyMap>
  }
  return { ...others, ...(policy === undefined ? {} : { policy: policy.value }) }
}

const placeIn = (given: Given, [name, ...path]: readonly (string | number)[]): Position | null => {
  const set = given.get(KEYS.find((key) => key === name) ?? 'policy')
  if (set === undefined || set.at === null || name !== 'policy') return set?.at ?? null
  // Of `policy`, a schema gives a value with places.
  return positionAt((set.value as Placed<PolicyMap>).positions, path) ?? set.at
}

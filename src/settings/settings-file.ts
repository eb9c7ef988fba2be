/** `ship-to-ecs.yaml` -> its levels. Each value is checked, and each guard holds, at every depth. */
import { MOST_LISTED_PROBLEMS } from '../domain/bounds.ts'
import { didYouMean } from '../domain/near-match.ts'
import { fieldOf, SETTING_NAMES, type SettingName } from './declaration.ts'
import { expressionProblems } from './expressions.ts'
import {
  emptyLevel,
  GROUPS,
  GROUPS_OF,
  NAME,
  settingsAt,
  type Group,
  type Level,
  type LevelKind,
  type SetValue,
} from './levels.ts'
import { byPosition, once, wrongValue, type Problem } from './problems.ts'
import { nestedProblems, positionsIn, withoutWrong } from './nested-values.ts'
import { workflowOnly } from './workflow-only.ts'
import { plain, type MapEntry, type ReadTree, type Tree } from './yaml-tree.ts'

export type SettingsFile =
  | { readonly path: string; readonly text: string }
  /** It cannot be read. */
  | { readonly path: string; readonly text: null; readonly problem: Problem }

export interface FileReading {
  /** Null when the file is not YAML: nothing is known about what it sets. */
  readonly root: Level | null
  readonly problems: readonly Problem[]
}

/** Reads the file; everything that is wrong with it is in `problems`, in the order of the text. */
export const readSettingsFile = (file: SettingsFile, readTree: ReadTree): FileReading => {
  if (file.text === null) return { root: null, problems: [file.problem] }
  const { tree, problems } = readTree(file)
  if (tree === null) return { root: null, problems }
  const found: Problem[] = [...problems]
  const root = readLevel('file', { at: tree.at, value: tree }, found)
  return { root, problems: once(found).sort(byPosition) }
}

/** A level whose problems are added to `found`. */
const readLevel = (kind: LevelKind, { at, value: tree }: Omit<MapEntry, 'key'>, found: Problem[]): Level => {
  const empty = emptyLevel(at)
  if (tree.kind !== 'map') {
    if (!isEmpty(tree)) found.push({ at: tree.at, text: `${NAMES[kind]} must be a map of settings` })
    return empty
  }
  const settings = new Map<SettingName, SetValue>()
  const groups: Partial<Record<Group, ReadonlyMap<string, Level>>> = {}
  for (const entry of tree.entries) {
    const group = GROUPS_OF[kind].find((name) => name === entry.key)
    const setting = settingsAt(kind).find((name) => name === entry.key)
    if (group !== undefined) groups[group] = readGroup(group, entry, found)
    else if (setting === undefined) found.push({ at: entry.at, text: unknownKey(kind, entry.key, found.length) })
    else if (!isEmpty(entry.value)) settings.set(setting, readValue(setting, entry, found))
  }
  return { ...empty, settings, groups: { ...empty.groups, ...groups } }
}

const NAMES: Readonly<Record<LevelKind, string>> = {
  file: 'the file',
  environment: 'an environment',
  app: 'an app',
  service: 'a service',
}

/** An empty text sets nothing, as in an input. */
const isEmpty = (tree: Tree): boolean => tree.kind === 'text' && tree.text.trim() === ''

const readGroup = (group: Group, { value }: MapEntry, found: Problem[]): ReadonlyMap<string, Level> => {
  if (value.kind !== 'map') {
    if (!isEmpty(value)) found.push({ at: value.at, text: `\`${group}\` must map each name to its settings` })
    return new Map()
  }
  return new Map(
    value.entries.map((entry) => {
      if (group !== 'environments' && !NAME.test(entry.key))
        found.push({ at: entry.at, text: wrongName(group, entry.key) })
      return [entry.key, readLevel(GROUPS[group], entry, found)]
    }),
  )
}

const wrongName = (group: Group, name: string): string =>
  `'${name}' cannot be a name in \`${group}\`: use a letter, then up to 62 letters, digits, hyphens and underscores`

/** The value of a setting; what is wrong with it is added to `found`. */
export const readValue = (name: SettingName, { value }: MapEntry, found: Problem[]): SetValue => {
  const { read, problems } = checkValue(name, value)
  found.push(...problems)
  return problems.length === 0
    ? { at: value.at, value: read, state: 'right' }
    : { at: value.at, value: null, state: 'wrong', rest: read }
}

const checkValue = (
  name: SettingName,
  value: Tree,
): { readonly read: unknown; readonly problems: readonly Problem[] } => {
  // What else is wrong with the text of an expression follows from it.
  const expressions = expressionProblems(name, value)
  if (expressions.length > 0) return { read: null, problems: expressions }
  const { schema, nested } = fieldOf(name)
  const parsed = schema.safeParse((nested?.plain ?? plain)(value))
  if (!parsed.success && nested !== undefined) {
    return {
      read: restOf(name, value, parsed.error.issues),
      problems: nestedProblems(name, value, parsed.error.issues),
    }
  }
  if (parsed.success && nested !== undefined) {
    return { read: nested.place(parsed.data, positionsIn(value)), problems: [] }
  }
  if (parsed.success) {
    return { read: parsed.data, problems: workflowOnly(name, parsed.data).map((text) => ({ at: value.at, text })) }
  }
  const at = (index: PropertyKey | undefined): Problem['at'] => itemAt(value, index)
  const problems = parsed.error.issues.map(({ path, message }) => ({
    at: at(path[0]),
    text: wrongValue(name, message),
  }))
  return { read: null, problems }
}

/** Null where nothing is left of it. */
const restOf = (name: SettingName, value: Tree, issues: Parameters<typeof withoutWrong>[1]): unknown => {
  const { schema, nested } = fieldOf(name)
  const rest = withoutWrong(value, issues)
  const parsed = rest === null || nested === undefined ? null : schema.safeParse(nested.plain(rest))
  return parsed?.success === true && rest !== null ? nested?.place(parsed.data, positionsIn(rest)) : null
}

const itemAt = (value: Tree, index: PropertyKey | undefined): Problem['at'] =>
  (value.kind === 'list' && typeof index === 'number' ? value.items[index]?.at : keyAt(value, index)) ?? value.at

const keyAt = (value: Tree, key: PropertyKey | undefined): Problem['at'] =>
  value.kind === 'map' ? (value.entries.find((entry) => entry.key === key)?.at ?? null) : null

const unknownKey = (kind: LevelKind, key: string, problemsBefore: number): string => {
  const known: readonly string[] = [...settingsAt(kind), ...GROUPS_OF[kind]]
  if (Object.hasOwn(GROUPS, key)) return `\`${key}\` cannot be set in ${NAMES[kind]}`
  const setting = SETTING_NAMES.find((name) => name === key)
  if (setting !== undefined) return `\`${key}\` cannot be set in ${NAMES[kind]}${placeOf(setting)}`
  // Only for problems that are listed: a distance to every name takes its time.
  const meant = problemsBefore < MOST_LISTED_PROBLEMS ? didYouMean(key, known) : ''
  return `'${key}' is not a setting${meant}`
}

const placeOf = (name: SettingName): string => {
  const { owner, place } = fieldOf(name)
  if (place === 'input') return '; it is an input only'
  return owner === 'run' ? '; set it at the root of the file' : '; it belongs to the image, which all services share'
}

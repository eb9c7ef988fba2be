/** The input `guarded-settings`: guarded settings as YAML, as if each were an input of its own. */
import { nearest } from '../../domain/near-match.ts'
import { fieldOf, GUARDED_SETTINGS, type SettingName } from '../declaration.ts'
import { isNone, UNSET } from '../look-up.ts'
import { wrongValue, type Problem } from '../problems.ts'
import { plain, type MapEntry, type ReadTree } from '../yaml-tree.ts'

export interface GuardedInputReading {
  /** Null for a value that is wrong. */
  readonly inputs: ReadonlyMap<SettingName, unknown>
  readonly problems: readonly Problem[]
}

/** Takes the text of the input; '' sets nothing. */
export const readGuardedInput = (text: string, readTree: ReadTree): GuardedInputReading => {
  const { tree, problems } = readTree({ path: 'guarded-settings', text })
  if (tree === null || (tree.kind === 'text' && tree.text.trim() === '')) return { inputs: new Map(), problems }
  if (tree.kind !== 'map') {
    return { inputs: new Map(), problems: [{ at: tree.at, text: 'the input must be a map of guarded settings' }] }
  }
  const entries = tree.entries.map(readEntry)
  return {
    inputs: new Map(entries.flatMap(({ input }) => (input === null ? [] : [input]))),
    problems: [...problems, ...entries.flatMap((entry) => entry.problems)],
  }
}

interface EntryReading {
  readonly input: readonly [SettingName, unknown] | null
  readonly problems: readonly Problem[]
}

const readEntry = ({ key, at, value }: MapEntry): EntryReading => {
  const name = GUARDED_SETTINGS.find((one) => one === key)
  if (name === undefined) return { input: null, problems: [{ at, text: unknownKey(key) }] }
  if (value.kind === 'text' && value.text.trim() === '') return { input: null, problems: [] }
  if (value.kind === 'text' && isNone(name, value.text)) return { input: [name, UNSET], problems: [] }
  const parsed = fieldOf(name).schema.safeParse(plain(value))
  if (parsed.success) return { input: [name, parsed.data], problems: [] }
  const problems = parsed.error.issues.map(({ message }) => ({ at: value.at, text: wrongValue(name, message) }))
  return { input: [name, null], problems }
}

const unknownKey = (key: string): string => {
  const near = nearest(key, GUARDED_SETTINGS)
  return `'${key}' is not a guarded setting${near === null ? `: ${GUARDED_SETTINGS.join(', ')}` : `; did you mean ${near}?`}`
}

/** The command that gives a job its `permissions`. It replaces whole lines of the workflow; the rest stays as it is. */
import { isMap, isNode, isScalar, type Pair, type YAMLMap } from 'yaml'
import type { WorkflowFile } from './workflow-calls.ts'
import { parseYaml } from '../parse-yaml.ts'
import { shellCommand } from '../shell-word.ts'

export interface WantedPermissions {
  readonly job: string
  /** All that the job then has, by their names. */
  readonly wanted: Readonly<Record<string, string>>
}

const LEVELS = 32
/** Nothing that Perl would read as code. */
const PLAIN = /^[a-z-]+$/u

/** Null where the lines hold something else, too. */
export const permissionsFix = ({ name, text }: WorkflowFile, { job, wanted }: WantedPermissions): string | null => {
  const own = jobIn(text, job)
  const [first] = own?.items ?? []
  if (
    own === null ||
    first === undefined ||
    !Object.entries(wanted)
      .flat()
      .every((word) => PLAIN.test(word))
  )
    return null
  const place = placeIn(text, own.items.find((item) => keyOf(item) === 'permissions') ?? first)
  if (place === null) return null
  const entries = Object.entries(wanted).map(([key, level]) => `${place.indent}  ${key}: ${level}`)
  const print = `print "${[`${place.indent}permissions:`, ...entries, ''].join(String.raw`\n`)}" if $. == ${place.from}`
  const drop = own.has('permissions') ? [`$_ = "" if $. >= ${place.from} && $. <= ${place.to}`] : []
  // macOS and Linux have Perl, with the same `-i`; that of sed is another one on each.
  return shellCommand('perl', '-i', '-pe', [print, ...drop].join('; '), `.github/workflows/${name}`)
}

const jobIn = (text: string, job: string): YAMLMap | null => {
  const parsed = parseYaml(text, { levels: LEVELS })
  if (parsed.kind !== 'document') return null
  const found = parsed.document.getIn(['jobs', job])
  return isMap(found) ? found : null
}

const keyOf = ({ key }: Pair): unknown => (isScalar(key) ? key.value : null)

/** The lines of an entry, from 1; null where its first or last line holds something else, too. */
const placeIn = (text: string, { key, value }: Pair): { indent: string; from: number; to: number } | null => {
  if (!isNode(key) || !key.range) return null
  const [start] = key.range
  const end = isNode(value) && value.range ? value.range[1] : key.range[1]
  const lines = text.slice(0, start).split('\n')
  const indent = lines.at(-1) ?? ''
  const isAlone = /^ *$/u.test(indent) && /^\s*(?:#.*)?$/u.test(restOfLine(text, end))
  return isAlone ? { indent, from: lines.length, to: text.slice(0, end).trimEnd().split('\n').length } : null
}

/** A block ends after the line break of its last line. */
const restOfLine = (text: string, end: number): string =>
  text[end - 1] === '\n' ? '' : (/^[^\n]*/u.exec(text.slice(end))?.[0] ?? '')

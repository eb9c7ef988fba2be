/**
 * Checks a task definition against the input of RegisterTaskDefinition: an unknown key is an error, not a setting that is silently
 * ignored. Pure; the shape and the texts that ECS accepts are generated from the service model. A key that ECS itself has returned is newer
 * than that model, and is kept.
 *
 * Every string, list and map is kept as it is, also an empty one. Dropped are keys that only DescribeTaskDefinition returns, keys whose
 * value is null (templates write `tag: null` for "not set"; ECS has no null), and the two empty values that the console writes.
 */
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { fault } from '../../errors/fault.ts'
import { firstSentence } from '../../errors/first-sentence.ts'
import { firstAndCount } from '../../errors/short-forms.ts'
import { MOST_LISTED_PROBLEMS, quoted, listedProblems } from '../bounds.ts'
import { didYouMean } from '../near-match.ts'
import { checkContainers, takenNamesIn } from './container-names.ts'
import { withoutConsoleLeftovers } from './console-leftovers.ts'
import { checkTaskSize } from './fargate-size.ts'
import { isFilledText } from './filled-text.ts'
import { checkPlaceholders } from './placeholders.ts'
import type { PlaceOf } from './place-in-file.ts'
import { READ_ONLY_KEYS, ROOT, STRUCTURES } from './shape.ts'
import { checkSimple } from './simple-values.ts'
import type { TaskDefinitionDraft } from './task-definition.ts'
import { inside, isMembers, nameOf, reject, type Members, type Part, type Walk } from './walk.ts'

export interface CheckedTaskDefinition {
  readonly draft: TaskDefinitionDraft
  /** What the check changed, in words, for the debug log. */
  readonly notes: readonly string[]
  /** What is probably wrong, in words. */
  readonly warnings: readonly string[]
}

export interface CheckOptions {
  /** Whether ECS has accepted its values already. */
  readonly values: Walk['values']
  /** The container whose image will be replaced; null: the only one, or it is not known which. */
  readonly containerName: string | null
  /** What ECS has accepted, where the value is that with changes: what the changes have broken is a problem, too. */
  readonly accepted?: unknown
  /** Where a part of the value is, by its path: `task.json:3:10`. */
  readonly placeOf?: PlaceOf
}

/**
 * Checks a value that was read from a file or from ECS; gives it as a draft. `source` names it in messages.
 * @throws ShipError `E_TASK_DEFINITION_INVALID` that lists every problem with its path
 */
export const checkTaskDefinition = (
  value: unknown,
  source: string,
  options: CheckOptions = { values: 'checked', containerName: null },
): CheckedTaskDefinition => {
  const { checked, walk } = judge(value, options)
  const problems = [...walk.problems, ...brokenByChanges(value, options)]
  if (problems.length > 0) {
    throw invalid(withPlaces([...problems, ...takenNamesIn(checked)], options.placeOf), source)
  }
  // The walk has checked every member against the model from which this type is generated.
  const input = checked as RegisterTaskDefinitionCommandInput
  const draft = { input, source, ...(walk.filled.size === 0 ? {} : { filled: walk.filled }) }
  return { draft, notes: walk.notes, warnings: listedProblems(withPlaces(walk.warnings, options.placeOf)) }
}

const judge = (
  value: unknown,
  { values, containerName }: CheckOptions,
): { readonly checked: unknown; readonly walk: Walk } => {
  const walk: Walk = { values, problems: [], warnings: [], notes: [], filled: new Map() }
  const given = withoutConsoleLeftovers(registrable(value), walk)
  const checked = check({ value: given, type: ROOT, path: '', member: '' }, walk)
  if (isMembers(checked)) checkContainers(checked, walk)
  if (values === 'checked') {
    checkPlaceholders(checked, containerName, walk)
    if (!isSizeUnknown(walk)) checkTaskSize(checked, walk)
  }
  return { checked, walk }
}

const isSizeUnknown = ({ filled }: Walk): boolean => ['cpu', 'memory'].some((name) => filled.get(name)?.text === null)

const brokenByChanges = (value: unknown, { accepted, containerName }: CheckOptions): readonly string[] => {
  if (accepted === undefined) return []
  const problemsOf = (one: unknown): readonly string[] => judge(one, { values: 'checked', containerName }).walk.problems
  return newProblems(problemsOf(accepted), problemsOf(value))
}

/** Without those that were there before, also where an item before them was added or removed: its list has moved them. */
const newProblems = (before: readonly string[], now: readonly string[]): readonly string[] => {
  const known = new Set(before)
  const others = now.filter((problem) => !known.has(problem))
  const still = new Set(now)
  const gone = before.filter((problem) => !still.has(problem)).map(withoutIndexes)
  return others.filter((problem) => {
    const from = gone.indexOf(withoutIndexes(problem))
    if (from !== -1) gone.splice(from, 1)
    return from === -1
  })
}

const withoutIndexes = (problem: string): string =>
  problem.replace(/^[^:]*/, (path) => path.replaceAll(/\[\d+\]/g, '[]'))

/** Of the first ones, which are all that is listed. */
const withPlaces = (problems: readonly string[], placeOf: PlaceOf = () => null): readonly string[] =>
  problems.map((problem, index) => {
    const at = index < MOST_LISTED_PROBLEMS ? placeOf(problem.slice(0, problem.indexOf(': '))) : null
    return at === null ? problem : `${problem} (${quoted(at)})`
  })

const invalid = (problems: readonly string[], source: string): Error => {
  const listed = listedProblems(problems).map((problem) => `- ${problem}`)
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`
  const message = `the task definition ${source} has ${count}:\n${listed.join('\n')}`
  const [first = '', ...others] = problems
  const forms = [`${source}: ${first}`, first]
  const whole = firstSentence(message)
  const headline = others.length === 0 ? [whole, ...forms] : [...firstAndCount(forms, problems.length), whole]
  return fault('E_TASK_DEFINITION_INVALID', { message, headline })
}

/** The definition in a value that was read, without the keys that ECS does not take. */
export const registrable = (value: unknown): unknown => withoutReadOnly(unwrap(value))

/** In the output of `aws ecs describe-task-definition` the definition is one level down, with its tags next to it. */
const unwrap = (value: unknown): unknown => {
  if (!isMembers(value) || !isMembers(value['taskDefinition'])) return value
  const { taskDefinition, tags, ...rest } = value
  if (Object.keys(rest).length > 0) return value
  return Array.isArray(tags) && tags.length > 0 ? { ...taskDefinition, tags } : taskDefinition
}

/** Without the keys that ECS adds when it registers a definition, and without `$schema`, which is for editors. */
const withoutReadOnly = (value: unknown): unknown =>
  isMembers(value)
    ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== '$schema' && !READ_ONLY_KEYS.includes(key)))
    : value

/** Checks a part against the model; notes what is wrong with it in the walk, and gives what can be sent. */
export const check = (part: Part, walk: Walk): unknown => {
  const { type } = part
  const { structures = STRUCTURES } = walk.shape ?? {}
  if (type.endsWith('[]')) return checkList({ ...part, type: type.slice(0, -'[]'.length) }, walk)
  if (type.endsWith('{}')) return checkMap({ ...part, type: type.slice(0, -'{}'.length) }, walk)
  if (type === 'any') return part.value
  const structure = Object.hasOwn(structures, type) ? structures[type] : undefined
  return structure === undefined ? checkSimple(part, walk) : checkStructure(part, structure, walk)
}

const checkList = (part: Part, walk: Walk): unknown => {
  if (!Array.isArray(part.value)) return reject(`${part.path}: expected a list, found ${nameOf(part.value)}`, walk)
  return part.value.map((value: unknown, index) => check({ ...part, value, path: `${part.path}[${index}]` }, walk))
}

const checkMap = (part: Part, walk: Walk): unknown => {
  const { value, path } = part
  if (!isMembers(value)) return reject(`${path}: expected an object, found ${nameOf(value)}`, walk)
  return Object.fromEntries(
    present(value).map(([key, member]) => [key, check({ ...part, value: member, path: inside(path, key) }, walk)]),
  )
}

const checkStructure = (part: Part, types: Readonly<Record<string, string>>, walk: Walk): unknown => {
  const { value, type: structure, path } = part
  if (!isMembers(value)) {
    return reject(`${path === '' ? 'the document' : path}: expected an object, found ${nameOf(value)}`, walk)
  }
  const { values } = walk
  const members = present(value)
  for (const [name, type] of Object.entries(types)) {
    const isMissing = type.endsWith('!') && !members.some(([key]) => key === name)
    if (isMissing) walk.problems.push(`${inside(path, name)}: is missing`)
  }
  const checked = members.flatMap(([key, member]): readonly (readonly [string, unknown])[] => {
    const type = Object.hasOwn(types, key) ? types[key] : undefined
    if (type === undefined && values === 'registered') return [[key, asGiven(member, inside(path, key), walk)]]
    if (type === undefined) {
      walk.problems.push(`${inside(path, key)}: unknown key${meant(key, Object.keys(types), walk)}`)
      return []
    }
    const inner = { value: member, type: type.replace('!', ''), path: inside(path, key), member: `${structure}.${key}` }
    return [[key, check(inner, walk)]]
  })
  return Object.fromEntries(checked)
}

/** What ECS has registered although the model lacks it: kept as it is, but for placeholders. */
const asGiven = (value: unknown, path: string, walk: Walk): unknown => {
  if (isFilledText(value)) return checkSimple({ value, type: 'string', path, member: '' }, walk)
  if (Array.isArray(value)) return value.map((item: unknown, index) => asGiven(item, `${path}[${index}]`, walk))
  if (!isMembers(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asGiven(one, inside(path, key), walk)]))
}

/** Only for problems that are listed: a distance to every known key takes its time. */
const meant = (key: string, known: readonly string[], { problems }: Walk): string =>
  problems.length < MOST_LISTED_PROBLEMS ? didYouMean(quoted(key), known) : ''

const present = (members: Members): readonly (readonly [string, unknown])[] =>
  Object.entries(members).filter(([, value]) => value !== null && value !== undefined)

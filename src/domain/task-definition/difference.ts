/** What would change in a service: its own settings and the task definition that it runs, line by line. Pure. */
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { diffArrays } from 'diff'
import { definitionLines, type DefinitionLine } from './definition-lines.ts'
import type { Difference, DifferenceLine } from './diff-text.ts'
import type { FilledLines } from './filled-lines.ts'
import { asWritten, normalised } from './normalised.ts'

/** What a service is set to, and its task definition. */
export interface ServiceState {
  readonly desiredCount: number
  /** Its other attributes, by the names that ECS has for them; absent: they are not compared. */
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly definition: RegisterTaskDefinitionCommandInput
  /** Lines that show something else than their values. */
  readonly filled?: FilledLines
}

/** Who changes more than this reads the file. */
const MOST_LINES = 300
/** A longer line is cut; that it changes is still said. */
const LONGEST_LINE = 240
/** Names of one level that come or go; above it the library's time, which grows with the square, is not worth their order. */
const MOST_EDITS = 500

/** The difference between what is and what is planned: nothing where ECS would make the same revision of both. */
export const difference = (before: ServiceState, after: ServiceState): Difference => {
  const all = merged(linesOf(before), linesOf(after), 0)
  const added = all.some(({ sign, isTop }) => sign === '+' && !isTop)
  const written = added ? new Set(definitionLines(asWritten(after.definition)).map(nameOf)) : null
  const changes = all.filter((change) => written === null || isSaid(change, written))
  const changed = changes.filter(({ sign }) => sign !== ' ')
  return {
    lines: changes.slice(0, MOST_LINES).map(({ sign, line, mark }) => ({ sign, text: `${indented(line)}${mark}` })),
    leftOut: Math.max(0, changes.length - MOST_LINES),
    changed: [...new Set(changed.filter(({ isTop }) => isTop).map(({ line }) => nameOf(line)))],
  }
}

const nameOf = ({ path }: Pick<DefinitionLine, 'path'>): string => path.join('/')

/** What ECS fills in below something that is new is not shown as if somebody had written it. */
const isSaid = ({ sign, isTop, line }: Change, written: ReadonlySet<string>): boolean =>
  sign !== '+' || isTop || line.path[0] === OF_SERVICE || written.has(nameOf(line))

const OF_SERVICE = 'service'

const linesOf = ({ desiredCount, attributes = {}, definition, filled }: ServiceState): readonly DefinitionLine[] => [
  { path: [OF_SERVICE], shown: `${OF_SERVICE}:`, exact: null },
  { path: [OF_SERVICE, 'desiredCount'], shown: `desiredCount: ${desiredCount}`, exact: String(desiredCount) },
  ...definitionLines({ [OF_SERVICE]: attributes }).filter(({ path }) => path.length > 1),
  ...definitionLines(normalised(definition)).map((line) => ({
    ...line,
    shown: filled?.get(nameOf(line)) ?? line.shown,
  })),
]

interface Change {
  readonly sign: DifferenceLine['sign']
  readonly line: DefinitionLine
  /** It comes or goes with all that is below it, and what it is part of stays. */
  readonly isTop: boolean
  /** Said behind a line that looks the same on both sides. */
  readonly mark: string
}

type Lines = readonly DefinitionLine[]

/** What differs below one part that both sides have; `depth` says how many names lead to it. */
const merged = (before: Lines, after: Lines, depth: number): readonly Change[] => {
  const [old, wanted] = [blocksOf(before, depth), blocksOf(after, depth)]
  return inOneOrder([...old.keys()], [...wanted.keys()]).flatMap((name) => {
    const [from = [], to = []] = [old.get(name), wanted.get(name)]
    const [first, second] = [from[0], to[0]]
    if (first === undefined || second === undefined || first.exact !== second.exact)
      return [...whole('-', from, ''), ...whole('+', to, indentedSame(first, second) ? ' # changed' : '')]
    const inner = merged(from.slice(1), to.slice(1), depth + 1)
    return inner.length === 0 ? [] : [{ sign: ' ', line: second, isTop: false, mark: '' } as const, ...inner]
  })
}

/** Each name at this depth with its own line and all below it. */
const blocksOf = (lines: Lines, depth: number): ReadonlyMap<string, Lines> =>
  Map.groupBy(lines, ({ path }) => path[depth] ?? '')

/** Each name once: one that comes is where the new side has it, one that goes where the old side had it. */
const inOneOrder = (old: readonly string[], wanted: readonly string[]): readonly string[] => {
  const parts = diffArrays([...old], [...wanted], { maxEditLength: MOST_EDITS })
  return [...new Set(parts === undefined ? [...old, ...wanted] : parts.flatMap(({ value }) => value))]
}

const whole = (sign: '-' | '+', lines: Lines, mark: string): readonly Change[] =>
  lines.map((line, index) => ({ sign, line, isTop: index === 0, mark }))

/** Whether both are hidden, or are cut before they differ. */
const indentedSame = (one: DefinitionLine | undefined, other: DefinitionLine | undefined): boolean =>
  one !== undefined && other !== undefined && indented(one) === indented(other)

const indented = ({ path, shown }: DefinitionLine): string => {
  const text = `${'  '.repeat(path.length - 1)}${shown}`
  return text.length <= LONGEST_LINE ? text : `${text.slice(0, LONGEST_LINE - 1)}…`
}

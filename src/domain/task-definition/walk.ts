/** What the checks of a task definition share: the part that is looked at, and what was found. */
import { quoted } from '../bounds.ts'
import { isFilledText, type FilledText } from './filled-text.ts'
import { isWrittenNumber } from './written-number.ts'

/** A value in the task definition, with the type that it must have. */
export interface Part {
  readonly value: unknown
  readonly type: string
  /** `containerDefinitions[0].cpu`, for messages. */
  readonly path: string
  /** `ContainerDefinition.cpu`, for the tables. */
  readonly member: string
}

/**
 * What was found. ECS has accepted the values of what is registered already, so of these only the shape is checked: the tables here may
 * be older than ECS.
 */
export interface Walk {
  readonly values: 'checked' | 'registered'
  readonly problems: string[]
  readonly warnings: string[]
  readonly notes: string[]
  /** The texts whose placeholders were filled in, by path. */
  readonly filled: Map<string, FilledText>
  /** The tables of the model; those of a task definition when absent. */
  readonly shape?: Shape
}

export interface Shape {
  readonly structures: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly enums: Readonly<Record<string, readonly string[]>>
}

export type Members = Readonly<Record<string, unknown>>

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !isWrittenNumber(value) &&
  !isFilledText(value)

/** The entries of a list; none of anything else. */
export const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The path of a member. */
export const inside = (path: string, key: string): string => (path === '' ? quoted(key) : `${path}.${quoted(key)}`)

/** Notes a problem; the value is left out. */
export const reject = (problem: string, walk: Walk): unknown => {
  walk.problems.push(problem)
  return undefined
}

/** `a list`, `a number`, …: what was found where something else was expected. */
export const nameOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (isWrittenNumber(value)) return 'a number'
  if (isFilledText(value)) return `the placeholder ${quoted(value.written)}`
  return typeof value === 'object' ? 'an object' : article(typeof value)
}

export const article = (type: string): string => (type === 'boolean' ? 'true or false' : `a ${type}`)

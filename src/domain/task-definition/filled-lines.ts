/** Which lines of a definition show a placeholder in place of its value. */
import { definitionLines, namesOf } from './definition-lines.ts'
import type { FilledText } from './filled-text.ts'
import { normalised } from './normalised.ts'
import { ROOT, STRUCTURES } from './shape.ts'
import type { TaskDefinitionDraft } from './task-definition.ts'
import { inside, isMembers } from './walk.ts'

/** By the line's path, its names joined with a slash: the line without its indentation. */
export type FilledLines = ReadonlyMap<string, string>

/** The definition is made into lines with a mark in place of each value: the line with the mark is the one that shows the value. */
export const filledLines = ({ input, filled }: Pick<TaskDefinitionDraft, 'input' | 'filled'>): FilledLines => {
  if (filled === undefined) return new Map()
  const texts = [...filled.entries()]
  const marks = new Map(texts.map(([path], index) => [path, `filled-text-${index}-of-this-definition`] as const))
  // The marks are texts, also where a number belongs: this value is only shown.
  const marked = withMarks(input, marks, { path: '', type: ROOT, names: [] }) as TaskDefinitionDraft['input']
  return new Map(
    definitionLines(normalised(marked)).flatMap(({ path, exact }) => {
      const own = [...(exact ?? '').matchAll(MARK)].flatMap(([, index]) =>
        texts.slice(Number(index), Number(index) + 1),
      )
      return own.length === 0 ? [] : [[path.join('/'), shown(path, own)] as const]
    }),
  )
}

const MARK = /filled-text-(\d{1,9})-of-this-definition/g

/** Of a list, such as a command, that has several. */
const shown = (path: readonly string[], filled: readonly (readonly [string, FilledText])[]): string =>
  `${path.at(-1) ?? ''}: ${filled.map(([, { written }]) => JSON.stringify(written)).join(', ')}`

interface At {
  readonly path: string
  readonly type: string
  /** Of an item of a list: what it is named by, which a line shows as it is. */
  readonly names: readonly string[]
}

const withMarks = (value: unknown, marks: ReadonlyMap<string, string>, at: At): unknown => {
  const { path, type, names } = at
  if (Array.isArray(value)) {
    const item = type.replace(/\[\]$/, '')
    return value.map((one: unknown, index) => withMarks(one, marks, { path: `${path}[${index}]`, type: item, names }))
  }
  if (!isMembers(value)) return marks.get(path) ?? value
  const types = Object.hasOwn(STRUCTURES, type) ? STRUCTURES[type] : undefined
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (names.includes(key)) return [key, member]
      const inner = { path: inside(path, key), type: (types?.[key] ?? '').replace('!', ''), names: namesOf(type, key) }
      return [key, withMarks(member, marks, inner)]
    }),
  )
}

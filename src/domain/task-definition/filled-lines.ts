/** Which lines of a definition show a placeholder in place of its value. */
import { definitionLines } from './definition-lines.ts'
import type { FilledText } from './filled-text.ts'
import { normalised } from './normalised.ts'
import type { TaskDefinitionDraft } from './task-definition.ts'
import { inside, isMembers } from './walk.ts'

/** By the line's path, its names joined with a slash: the line without its indentation. */
export type FilledLines = ReadonlyMap<string, string>

/** Members by which items of lists are named: a line shows them as they are. */
const NAMES: ReadonlySet<string> = new Set([
  ...['name', 'key', 'containerPort', 'containerPortRange', 'protocol', 'containerPath', 'containerName', 'namespace'],
  ...['type', 'deviceName', 'family'],
])

/** The definition is made into lines with a mark in place of each value: the line with the mark is the one that shows the value. */
export const filledLines = ({ input, filled }: Pick<TaskDefinitionDraft, 'input' | 'filled'>): FilledLines => {
  if (filled === undefined) return new Map()
  const texts = [...filled.entries()]
  const marks = new Map(texts.map(([path], index) => [path, `filled-text-${index}-of-this-definition`] as const))
  // The marks are texts, also where a number belongs: this value is only shown.
  const marked = withMarks(input, marks) as TaskDefinitionDraft['input']
  return new Map(
    definitionLines(normalised(marked)).flatMap(({ path, exact }) => {
      const own = texts.filter(([at]) => exact?.includes(marks.get(at) ?? '') === true)
      const [first] = own
      return first === undefined ? [] : [[path.join('/'), shown(path, own)] as const]
    }),
  )
}

/** Of a list, such as a command, that has several. */
const shown = (path: readonly string[], filled: readonly (readonly [string, FilledText])[]): string =>
  `${path.at(-1) ?? ''}: ${filled.map(([, { written }]) => JSON.stringify(written)).join(', ')}`

const withMarks = (value: unknown, marks: ReadonlyMap<string, string>, path = ''): unknown => {
  if (Array.isArray(value)) return value.map((item: unknown, index) => withMarks(item, marks, `${path}[${index}]`))
  if (!isMembers(value)) return marks.get(path) ?? value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      NAMES.has(key) ? member : withMarks(member, marks, inside(path, key)),
    ]),
  )
}

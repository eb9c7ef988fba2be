/** Lists in the values of placeholders: a stack's output and a StringList parameter write them with commas. Pure. */
import { filledText, isFilledText, type FilledText } from '../task-definition/filled-text.ts'
import { isMembers } from '../task-definition/walk.ts'
import { segmentsOf } from './template.ts'

/** The document, in which an item of a list that is one placeholder and nothing else is as many items as its value has. */
export const withListedValues = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown): readonly unknown[] =>
      isFilledText(item) ? itemsOf(item) : [withListedValues(item)],
    )
  }
  if (!isMembers(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withListedValues(member)]))
}

const itemsOf = (item: FilledText): readonly FilledText[] => {
  if (item.text === null || segmentsOf(item.written)?.length !== 1) return [item]
  return item.text.split(',').map((text) => filledText({ ...item, text: text.trim() }))
}

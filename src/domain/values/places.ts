/** Where in a file a text of the document is. */
import { isScalar } from 'yaml'
import { MOST_LEVELS } from '../bounds.ts'
import { parseYaml } from '../parse-yaml.ts'
import type { KeyPath } from './fill.ts'

export interface SourceText {
  /** The path that errors name. */
  readonly source: string
  readonly text: string
}

/**
 * Finds a piece of a text by the path of the text: `task.json:3:10`, both from 1; null where it is not found. The first file
 * has the document. A text that is not at its path there (it was merged, or comes from another file) is looked for in each file.
 */
export const placesIn = (files: readonly SourceText[]): ((path: KeyPath, piece: string) => string | null) => {
  let rangeOf: ((path: KeyPath) => Range | null) | undefined
  return (path, piece) => {
    const [document] = files
    if (document === undefined) return null
    rangeOf ??= rangesIn(document.text)
    const range = rangeOf(path) ?? rangeOf(['taskDefinition', ...path])
    const offset = range === null ? -1 : document.text.indexOf(piece, range.start)
    if (range !== null && offset !== -1 && offset < range.end) return placeText(document, offset)
    const holder = files.find(({ text }) => text.includes(piece))
    return holder === undefined ? null : placeText(holder, holder.text.indexOf(piece))
  }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** JSON is YAML, too. */
const rangesIn = (text: string): ((path: KeyPath) => Range | null) => {
  const parsed = parseYaml(text, { levels: MOST_LEVELS, merge: true })
  if (parsed.kind === 'too-deep') return () => null
  return (path) => {
    const node: unknown = parsed.document.getIn(path, true)
    const [start, end] = (isScalar(node) ? node.range : null) ?? []
    return start === undefined || end === undefined ? null : { start, end }
  }
}

const placeText = ({ source, text }: SourceText, offset: number): string => {
  const before = text.slice(0, offset).split(/\r\n|[\r\n]/)
  return `${source}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

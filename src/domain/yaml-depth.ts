/** How deep a YAML text is nested, before anything that calls itself at each level reads it. */
import { Parser, type CST } from 'yaml'

/**
 * Where the text is nested deeper than `levels`, if anywhere; its start where not even its tokens can be read.
 * `onNewLine` gets the offset of each line, for a line counter.
 */
export const tooDeep = (text: string, levels: number, onNewLine?: (offset: number) => void): number | null => {
  const tokens = tokensOf(text, onNewLine)
  if (tokens === null) return 0
  let level: readonly CST.Token[] = tokens.flatMap((token) => (token.type === 'document' ? (token.value ?? []) : []))
  for (let depth = 0; depth < levels; depth += 1) level = level.flatMap(partsOf)
  return level[0]?.offset ?? null
}

/** Null where the parser runs out of stack: it calls itself for some kinds of nesting (`? ? ?` before another key). */
const tokensOf = (text: string, onNewLine?: (offset: number) => void): readonly CST.Token[] | null => {
  try {
    return [...new Parser(onNewLine).parse(text)]
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const partsOf = (token: CST.Token): readonly CST.Token[] =>
  'items' in token ? token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat()) : []

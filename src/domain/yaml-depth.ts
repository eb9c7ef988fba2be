/** How deep a YAML text is nested, before anything that calls itself at each level reads it. */
import { Parser, type CST } from 'yaml'

/**
 * Where the text is nested deeper than `levels`, if anywhere. The parser of tokens keeps a stack of its own, so no depth is too much for it.
 * `onNewLine` gets the offset of each line, for a line counter.
 */
export const tooDeep = (text: string, levels: number, onNewLine?: (offset: number) => void): number | null => {
  const tokens = new Parser(onNewLine).parse(text)
  let level: readonly CST.Token[] = [...tokens].flatMap((token) =>
    token.type === 'document' ? (token.value ?? []) : [],
  )
  for (let depth = 0; depth < levels; depth += 1) level = level.flatMap(partsOf)
  return level[0]?.offset ?? null
}

const partsOf = (token: CST.Token): readonly CST.Token[] =>
  'items' in token ? token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat()) : []

/** The YAML parser, as cheap as a hostile text allows. */
import {
  Composer,
  Lexer,
  Parser,
  YAMLParseError,
  type CST,
  type Document,
  type DocumentOptions,
  type SchemaOptions,
} from 'yaml'

export type YamlParse =
  | { readonly kind: 'document'; readonly document: Document.Parsed }
  /** Nested deeper than `levels`, or too deep for the parser: whoever walks its tree would run out of stack. */
  | { readonly kind: 'too-deep'; readonly offset: number }

export interface YamlOptions extends Pick<DocumentOptions & SchemaOptions, 'schema'> {
  readonly levels: number
  /** Whether `<<` is a merge key. */
  readonly merge?: boolean
}

/**
 * The document, with its warnings and its first syntax error; it ends there. Keys that are set twice are the caller's to find: the parser
 * compares each key with all others.
 */
export const parseYaml = (text: string, { levels, ...options }: YamlOptions): YamlParse => {
  const tokens = tokensOf(text, levels)
  if (typeof tokens === 'number') return { kind: 'too-deep', offset: tokens }
  const deep = tooDeep(tokens, levels)
  if (deep !== null) return { kind: 'too-deep', offset: deep }
  return { kind: 'document', document: withoutStacks(() => compose(tokens, text, options)) }
}

/** The tag at a place, as it is written: the parser names a standard one by its URI. */
export const tagAt = (text: string, offset: number): string =>
  /^!\S*/.exec(text.slice(offset, offset + 100))?.[0] ?? '!'

/** Or the offset where the text is too deep: its start where the parser, which calls itself for `? ? ?`, has run out of stack. */
const tokensOf = (text: string, levels: number): readonly CST.Token[] | number => {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let documents = 0
  try {
    for (const lexeme of new Lexer().lex(text)) {
      const found = [...parser.next(lexeme)]
      tokens.push(...found)
      // The errors after the first one are mostly its consequences; a second document is one too many, and so are all others.
      documents += found.filter(({ type }) => type === 'document').length
      if (documents > 1 || found.some(({ type }) => type === 'error')) break
      // The document, a level each, and a scalar at most: the parser needs ever longer for what is deeper.
      if (parser.stack.length > levels + 2) return parser.stack[levels + 1]?.offset ?? parser.offset
    }
    return [...tokens, ...parser.end()]
  } catch (error) {
    if (error instanceof RangeError) return 0
    throw error
  }
}

const tooDeep = (tokens: readonly CST.Token[], levels: number): number | null => {
  let level: readonly CST.Token[] = tokens.flatMap((token) => (token.type === 'document' ? (token.value ?? []) : []))
  for (let depth = 0; depth < levels; depth += 1) level = level.flatMap(partsOf)
  return level[0]?.offset ?? null
}

const partsOf = (token: CST.Token): readonly CST.Token[] =>
  'items' in token ? token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat()) : []

const compose = (tokens: readonly CST.Token[], text: string, options: Omit<YamlOptions, 'levels'>): Document.Parsed => {
  const firstError = tokens.findIndex(({ type }) => type === 'error')
  const wanted = tokens.filter(({ type }, index) => type !== 'error' || index === firstError)
  const [document, second] = new Composer({ ...options, prettyErrors: false, uniqueKeys: false }).compose(
    wanted,
    true,
    text.length,
  )
  if (document === undefined) throw new Error('the YAML parser has given no document')
  if (second !== undefined) {
    const [start, end] = second.range
    document.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', 'the text has multiple documents'))
  }
  return document
}

/** Each problem is an Error object; without their stacks a text of nothing but problems takes a quarter of the time. */
const withoutStacks = <Result>(work: () => Result): Result => {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return work()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** The YAML parser, as cheap as a hostile text allows. */
import { parseDocument, type Document, type DocumentOptions, type ParseOptions, type SchemaOptions } from 'yaml'

/**
 * The document, with its errors and warnings. Each of them is an Error object; without their stacks a text of nothing but errors takes a
 * quarter of the time. Keys that are set twice are the caller's to find: the parser compares each key with all others.
 */
export const parseYaml = (
  text: string,
  options: Pick<ParseOptions & DocumentOptions & SchemaOptions, 'lineCounter' | 'merge' | 'schema'>,
): Document.Parsed => {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return parseDocument(text, { ...options, prettyErrors: false, uniqueKeys: false })
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

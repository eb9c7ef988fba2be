/** What reads YAML for the settings. */
import type { ReadTree, TreeReading, YamlText } from './yaml-tree.ts'

/** The reader of these texts. The parser is loaded only where there is a text: a start without settings file is a tenth quicker. */
export const treeReaderOf = async (texts: readonly string[]): Promise<ReadTree> =>
  texts.every((text) => text === '') ? readNothing : (await import('./read-tree.ts')).readTree

/** @throws Error of a text that was not announced: settings must not get lost */
const readNothing = ({ path, text }: YamlText): TreeReading => {
  if (text !== '') throw new Error(`no YAML parser was loaded for ${path}`)
  return { tree: { kind: 'text', at: { path, line: 1, column: 1 }, text, style: 'null' }, problems: [] }
}

/** A task definition file as a value: JSON, or YAML 1.2 with merge keys. */
import { readJson, type Reading } from './json-text.ts'
import { refuseOtherDocuments } from './other-documents.ts'
import { syntaxFault, type TextFile } from './syntax-fault.ts'
import { readYaml } from './yaml-text.ts'

/** ECS registers at most 64 KiB (Amazon ECS service quotas, "Task definition size limit"); comments and white space do not count there. */
const MOST_CHARACTERS = 524_288
const TOO_LONG = `the file has more than ${MOST_CHARACTERS} characters; ECS registers at most 64 KiB`

/**
 * Reads a task definition. `source` is its path: errors name it, and `.yml` or `.yaml` is never read as JSON.
 * A number that JavaScript would write differently, like `1.10` or `0644`, keeps its text beside its value.
 * @throws ShipError `E_TASK_DEFINITION_SYNTAX` with line and column
 */
export const parseTaskDefinition = (text: string, source: string): unknown => {
  const { file, reading } = read(text, source)
  refuseOtherDocuments(file, reading)
  return reading.value
}

/** Reads another document of ECS in the same way. @throws ShipError `E_TASK_DEFINITION_SYNTAX` with line and column */
export const parseDocument = (text: string, source: string): unknown => read(text, source).reading.value

const read = (text: string, source: string): { readonly file: TextFile; readonly reading: Reading } => {
  const file: TextFile = { text: text.replace(/^\uFEFF/, ''), source } // a byte order mark, which editors on Windows write
  if (text.length > MOST_CHARACTERS) throw syntaxFault(file, { offset: null, why: TOO_LONG, hint: 'Shorten the file.' })
  refuseOtherEncodings(file)
  const isYaml = /\.ya?ml$/i.test(source)
  const isJson = /\.json[c5]?$/i.test(source) || /^\s*\{/.test(file.text)
  return { file, reading: isJson && !isYaml ? readJson(file) : readYaml(file) }
}

/** Bytes that are not UTF-8 have become U+FFFD. */
const refuseOtherEncodings = (file: TextFile): void => {
  const hint = 'Save the file as UTF-8.'
  // Half the bytes of ASCII text in UTF-16, with a byte order mark or without.
  if (file.text.slice(0, 20).includes('\0')) {
    throw syntaxFault(file, { offset: 0, why: 'the file is not UTF-8 but probably UTF-16', hint })
  }
  const offset = file.text.indexOf('\uFFFD')
  if (offset === -1) return
  throw syntaxFault(file, { offset, why: 'a byte that is not UTF-8, as in a file saved as Latin-1', hint })
}

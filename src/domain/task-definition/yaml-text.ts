/** A task definition that is written as YAML 1.2 with merge keys: one document, plain values, keys `x-…` for anchors. */
import { isMap, isScalar, type Document } from 'yaml'
import { MOST_LEVELS, quoted } from '../bounds.ts'
import { parseYaml, tagAt } from '../parse-yaml.ts'
import { notYaml } from './foreign-text.ts'
import type { Reading } from './json-text.ts'
import { refuseByKeys } from './other-documents.ts'
import { syntaxFault, type SyntaxProblem, type TextFile } from './syntax-fault.ts'
import { readYamlValue } from './yaml-values.ts'

/** @throws ShipError `E_TASK_DEFINITION_SYNTAX` with line and column */
export const readYaml = (file: TextFile): Reading => {
  const { contents, warnings } = parse(file)
  const rootKeys = new Map<string, number>()
  for (const { key } of isMap(contents) ? contents.items : []) {
    if (isScalar(key)) rootKeys.set(String(key.value), key.range[0])
  }
  const tag = warnings.find(({ code }) => code === 'TAG_RESOLVE_FAILED')
  if (tag !== undefined) {
    refuseByKeys(file, rootKeys)
    throw syntaxFault(file, tagProblem(file.text, tag.pos[0]))
  }
  return { value: withoutAnchorKeys(readYamlValue(file, contents)), rootKeys }
}

type Parsed = Document.Parsed

const parse = (file: TextFile): Parsed => {
  const parsed = parseYaml(file.text, { levels: MOST_LEVELS, merge: true })
  if (parsed.kind === 'too-deep') {
    throw syntaxFault(file, { offset: parsed.offset, why: `more than ${MOST_LEVELS} levels of lists and objects` })
  }
  const { document } = parsed
  const [first] = document.errors
  if (first !== undefined) {
    const [offset] = first.pos
    const known = first.code === 'MULTIPLE_DOCS' ? SECOND_DOCUMENT : notYaml(file.text, offset)
    throw syntaxFault(file, { offset, why: `invalid YAML: ${sentence(first.message)}`, ...known, cause: first })
  }
  return document
}

const SECOND_DOCUMENT = {
  why: 'invalid YAML: a second document begins here (---); a task definition is one',
  hint: 'Keep one document in the file.',
}

/** After the first sentence, the parser's messages have an excerpt of the file. */
const sentence = (message: string): string => quoted(message.split(/:?\n/)[0] ?? '')

/** Tags that other programs give a meaning to; without it they would silently become text. */
const TAGS: readonly { readonly name: RegExp; readonly what: string }[] = [
  {
    name: /^!(Ref|Sub|GetAtt|Join|Select|Split|If|ImportValue|FindInMap|Base64|Cidr|GetAZs|Transform|Condition|And|Equals|Not|Or)$/,
    what: 'a function of CloudFormation, which only CloudFormation evaluates',
  },
  { name: /^!vault/, what: 'a value that Ansible Vault has encrypted' },
]

const tagProblem = (text: string, offset: number): SyntaxProblem => {
  const name = tagAt(text, offset)
  const what = TAGS.find((tag) => tag.name.test(name))?.what ?? 'a tag that has no meaning in a task definition'
  return { offset, why: `${name} is ${what}`, hint: 'Write the value itself, or render the file before this step.' }
}

/** Where Compose and other YAML files keep their anchors. */
const withoutAnchorKeys = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith('x-')))
    : value

/** What is written where a parser stops, if people write it in other formats or in templates: the parser's own words do not name it. */
import { quoted } from '../bounds.ts'
import type { SyntaxProblem } from './syntax-fault.ts'

type Named = SyntaxProblem & { readonly offset: number }

const RENDER = 'Write the value, or render the file before this step.'

/** What an unquoted placeholder looks like, and how much of it is looked at. */
const PLACEHOLDER = /^(?:\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}|\$\{[^{}\n]*\}|\$[A-Za-z_]\w*|<[A-Za-z_][\w .:/-]*>)/
const LONGEST_PLACEHOLDER = 200

/** What JSON does not have and where it begins; null when it is nothing that is known. `offset` is where the parser stopped. */
export const notJson = (text: string, offset: number): Named | null => {
  const rest = text.slice(offset, offset + LONGEST_PLACEHOLDER)
  if (/^(?:\/[/*]|#)/.test(rest)) {
    const hint = 'Remove the comments, or write the file as YAML: rename it to end in .yaml, and begin comments with #.'
    return { offset, why: 'invalid JSON: a comment, which JSON does not have (JSONC and JSON5 have them)', hint }
  }
  if (/^[}\]]/.test(rest) && /,\s*$/.test(text.slice(Math.max(0, offset - 200), offset))) {
    return { offset, why: 'invalid JSON: a comma before the closing bracket', hint: 'Remove the comma.' }
  }
  const row = ROWS.find(({ at }) => at.test(rest))
  return row === undefined ? placeholderAt(text, offset, 'JSON') : { offset, ...row }
}

const ROWS: readonly { readonly at: RegExp; readonly why: string; readonly hint: string }[] = [
  {
    at: /^(?:<{7}|={7}|>{7})[ \r\n]/,
    why: 'invalid JSON: a conflict that Git has marked',
    hint: 'Resolve the conflict.',
  },
  { at: /^'/, why: 'invalid JSON: a text in single quotes', hint: 'Write the text in double quotes.' },
  { at: /^[“”„‟]/, why: 'invalid JSON: typographic quotes', hint: 'Write the text in double quotes (").' },
  {
    at: /^[A-Za-z_]\w*\s*:/,
    why: 'invalid JSON: a key without quotes, as in JSON5 or Jsonnet',
    hint: 'Write the key in double quotes.',
  },
  {
    at: /^(?:True|False|None)\b/,
    why: 'invalid JSON: a value as Python writes it',
    hint: 'Write true, false or null.',
  },
]

/** A placeholder at the place, or with its brace right before it. */
const placeholderAt = (text: string, offset: number, format: 'JSON' | 'YAML'): Named | null => {
  const start = offset > 0 && /^\{[{%]/.test(text.slice(offset - 1, offset + 1)) ? offset - 1 : offset
  const [placeholder] = PLACEHOLDER.exec(text.slice(start, start + LONGEST_PLACEHOLDER)) ?? []
  return placeholder === undefined ? null : unfilled(placeholder, start, format)
}

const unfilled = (placeholder: string, offset: number, format: 'JSON' | 'YAML'): Named => ({
  offset,
  why: `invalid ${format}: the placeholder ${quoted(placeholder)}, which nothing fills in`,
  hint: RENDER,
})

/** Where a value, an item or a line of a template begins with a placeholder, YAML reads braces. */
const AS_A_VALUE = /(?:^|[:,[-])[ \t]{0,200}(\{\{|\{%)/

/** What YAML does not have, in the line where the parser stopped; null when it is nothing that is known. */
export const notYaml = (text: string, offset: number): Named | null => {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1
  const [line = ''] = text.slice(start, start + 2 * LONGEST_PLACEHOLDER).split('\n', 1)
  if (/^(?:<{7}|={7}|>{7})(?: |\r?$)/.test(line)) {
    return { offset: start, why: 'invalid YAML: a conflict that Git has marked', hint: 'Resolve the conflict.' }
  }
  const found = AS_A_VALUE.exec(line)
  return found === null ? null : placeholderAt(text, start + found.index + found[0].length - 2, 'YAML')
}

/** Expressions that are not plain English, or that are a second word for a thing that has one. */
import { readSources, type SourceFile } from './source-files.ts'
import { withoutQuotes } from './test-words.ts'

interface Advice {
  /** A regular expression of whole words; a space is any white space, also a line break with a comment's margin. */
  readonly words: string
  readonly instead: string
}

const ADVICE: readonly Advice[] = [
  // ECS's own words: "Tags can not be empty."
  { words: '(?<!Tags )can not(?! only)', instead: 'cannot' },
  { words: 'mend(?:s|ed|ing)?', instead: 'fix' },
  { words: '(?:stands?|stood)(?! for)', instead: 'is, is listed, is set, is part of' },
  { words: '(?:go|goes|going|went) on with', instead: 'continue' },
  { words: 'all in all', instead: 'total' },
  { words: 'nobody knows', instead: 'is not known' },
  { words: 'an other', instead: 'another' },
  { words: '(?:tells?|told)', instead: 'say, report, show, distinguish' },
  { words: '(?:to|can|could|may) be had', instead: 'is available' },
  { words: 'of (?:ours|yours)', instead: 'our, the one of the user' },
  { words: 'otherwise than', instead: 'differently from' },
  { words: 'answer(?:s|ed) (?:nothing|what|without)', instead: 'return nothing, an incomplete response' },
  { words: 'worthless', instead: 'stopped because …' },
]

const MARGIN = String.raw`\s+(?:(?:\*|//|#)\s+)?`

const PATTERNS = ADVICE.map(({ words, instead }) => ({
  instead,
  pattern: new RegExp(String.raw`\b${words.replaceAll(' ', MARGIN)}\b`, 'giu'),
}))

/** Every such expression, as `path:line: "words": write …`. */
export const wordingProblems = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap(({ path, text }) =>
    PATTERNS.flatMap(({ pattern, instead }) =>
      [...withoutImports(text).matchAll(pattern)].map(({ 0: found, index }) => {
        const line = text.slice(0, index).split('\n').length
        return { line, problem: `${path}:${line}: "${found.replace(/\s+/gu, ' ')}": write ${instead}` }
      }),
    )
      .toSorted((one, other) => one.line - other.line)
      .map(({ problem }) => problem),
  )

/** The name of a file is not prose; its place in the text is kept. */
const withoutImports = (text: string): string => text.replace(/^import .*$/gmu, (line) => ' '.repeat(line.length))

const PLACES = [
  'src',
  'local-aws',
  'local-github',
  'local-oidc',
  'scripts',
  'docs',
  'examples',
  'infra',
  '.github',
  'action.yml',
]
const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md']

/** What people read, comments and the titles of tests included; but not this file, which has every expression in its list. */
export const readTexts = async (): Promise<readonly SourceFile[]> => {
  const files = await readSources([...PLACES, ...PAGES], ['.ts', '.mjs', '.md', '.yml', '.yaml', '.json', '.sh'])
  const tests = await readSources(['__tests__'], ['.ts'])
  return [...files.filter(({ path }) => path !== 'scripts/check/wording.ts'), ...tests.map(withoutQuotes)]
}

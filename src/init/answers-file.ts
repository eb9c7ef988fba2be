/** The file of `--answers`. */
import { parseAllDocuments, visit, type Document } from 'yaml'
import type { z } from 'zod'
import { GIVEN_ANSWERS, type GivenAnswers } from './init-answers.ts'
import type { GivenOptions } from './init-options.ts'
import type { GitFacts, InitPorts } from './init-ports.ts'

export interface AnswersFile {
  readonly answers: GivenAnswers
  /** Everything that is wrong with it. */
  readonly problems: readonly string[]
}

/** @param given the option; without it there are no answers */
export const answersFile = async (
  given: GivenOptions[string],
  { files, git }: Pick<InitPorts, 'files'> & { readonly git: Pick<GitFacts, 'root'> },
): Promise<AnswersFile> => {
  if (typeof given !== 'string') return { answers: {}, problems: [] }
  const path = inRepository(given, git.root)
  if (path === null) return refused(`${given} is outside of the repository; copy it there, for nothing outside is read`)
  const found = await files.read(path)
  if (found.kind === 'absent') return refused(`${given} does not exist in the repository; its path begins at the root`)
  return found.kind === 'unusable' ? refused(`${given} ${found.why}`) : parsed(found.text, given)
}

const refused = (problem: string): AnswersFile => ({ answers: {}, problems: [`--answers: ${problem}`] })

/** The path from the root; null outside of it. */
const inRepository = (given: string, root: string): string | null => {
  const path = withSlashes(given)
  const top = `${withSlashes(root)}/`
  const inside = path.startsWith(top) ? path.slice(top.length) : path
  return /^(?:\/|[A-Za-z]:)/u.test(inside) || inside.split('/').includes('..') ? null : inside
}

const withSlashes = (path: string): string => path.replaceAll('\\', '/')

const parsed = (text: string, path: string): AnswersFile => {
  const documents = parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: true })
  if (documents.length > 1) return refused(`${path} has ${documents.length} documents of YAML; leave one`)
  const [document] = documents
  const [error] = document?.errors ?? []
  if (error !== undefined) return refused(`${path} is neither JSON nor YAML: ${error.code}`)
  if (document !== undefined && hasAlias(document)) return refused(`${path} has aliases; write each value out`)
  const value: unknown = document?.toJS()
  const read = GIVEN_ANSWERS.safeParse(value ?? {})
  if (read.success) return { answers: withoutAbsent(read.data), problems: [] }
  return {
    answers: {},
    problems: read.error.issues.map(
      (issue) => `--answers: ${[path, ...issue.path].join(' ')}: ${inWords(issue, value)}`,
    ),
  }
}

/** YAML reads an account id without quotes as a number, and drops its zeros. */
const inWords = (issue: z.core.$ZodIssue, whole: unknown): string => {
  const value = issue.path.reduce<unknown>(memberOf, whole)
  return issue.code === 'invalid_type' && issue.expected === 'string' && typeof value === 'number'
    ? 'is a number; write it in quotes'
    : issue.message
}

const memberOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
    : undefined

/** A few of them can make a value that fills the memory. */
const hasAlias = (document: Document.Parsed): boolean => {
  let found = false
  visit(document, {
    Alias: () => {
      found = true
      return visit.BREAK
    },
  })
  return found
}

/** Keys that are not there, rather than keys without a value. */
const withoutAbsent = (answers: object): GivenAnswers =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined))

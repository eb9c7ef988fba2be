/** The tag of an image: computed from a template and the run, always valid, never silently colliding. */
import parseVersion from 'semver/functions/parse.js'
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import { listedProblems, quoted } from '../bounds.ts'
import type { ComputedTag } from './image.ts'
import { nearest } from '../near-match.ts'
import { isReservedTag } from './reserved-tags.ts'
import { isImageTag, validTag } from './valid-tag.ts'

/** The run as GitHub describes it; read once, from its variables and the event file. */
export interface RunContext {
  /** `push`, `pull_request`, `workflow_dispatch`, …; `local` outside GitHub. */
  readonly event: string
  /** The commit that GitHub checked out (`GITHUB_SHA`): for a pull request the merge commit by default. */
  readonly sha: string
  /** The head commit of the pull request, or of the run that a `workflow_run` is about; null elsewhere. */
  readonly headSha: string | null
  /** The branch: of a pull request or a finished run its head branch; null on a tag. */
  readonly branch: string | null
  /** The Git tag, null on a branch. */
  readonly gitTag: string | null
  readonly pullRequest: number | null
  /** The repository that a pull request comes from, where it is another one; absent: the same one. */
  readonly fork?: string
  readonly runNumber: number | null
  readonly runId: string | null
  readonly runAttempt: number | null
  readonly repository: string | null
  /** `https://github.com`. */
  readonly serverUrl: string
  /** The checkout, absolute. */
  readonly workspace: string
}

export interface TagInput {
  readonly template: string
  /** Of further tags; absent: none. */
  readonly additional?: readonly string[]
  readonly environment: string | null
  readonly run: RunContext
}

/** As Git itself abbreviates. */
const SHORT_SHA_LENGTH = 7

type ValueOf = (input: TagInput, now: number) => string | number | null | undefined

interface Placeholder {
  /** Whether its value may be any text, so that two values may become the same tag. */
  readonly anyText?: true
  readonly value: ValueOf
  /** Why a run can be without it. */
  readonly absent: string
}

const version = (input: TagInput): ReturnType<typeof parseVersion> => parseVersion(input.run.gitTag)
const ALWAYS = 'it is unknown in this run'
const ONLY_SEMVER = 'only a run for a Git tag that is a semantic version (v1.2.3) has one'
const ONLY_GITHUB = 'only a run in GitHub Actions has one'

/** Every placeholder of a template. */
const PLACEHOLDERS: Readonly<Record<string, Placeholder>> = {
  environment: { anyText: true, value: (input) => input.environment, absent: '`environment` is not set' },
  sha: { value: ({ run }) => commitOf(run), absent: ALWAYS },
  'short-sha': { value: ({ run }) => commitOf(run).slice(0, SHORT_SHA_LENGTH), absent: ALWAYS },
  branch: { anyText: true, value: ({ run }) => run.branch, absent: 'the run is not for a branch' },
  pr: { value: ({ run }) => run.pullRequest, absent: 'only a run for a pull request has one' },
  'run-number': { value: ({ run }) => run.runNumber, absent: ONLY_GITHUB },
  'run-attempt': { value: ({ run }) => run.runAttempt, absent: ONLY_GITHUB },
  'run-id': { value: ({ run }) => run.runId, absent: ONLY_GITHUB },
  date: { value: (_, now) => new Date(now).toISOString().slice(0, 10).replaceAll('-', ''), absent: ALWAYS },
  semver: {
    anyText: true,
    value: (input) => version(input) && input.run.gitTag?.replace(/^v/, ''),
    absent: ONLY_SEMVER,
  },
  major: { value: (input) => version(input)?.major, absent: ONLY_SEMVER },
  minor: { value: (input) => version(input)?.minor, absent: ONLY_SEMVER },
  patch: { value: (input) => version(input)?.patch, absent: ONLY_SEMVER },
}

/** The names of all placeholders; for messages and documents. */
export const TAG_PLACEHOLDERS: readonly string[] = Object.keys(PLACEHOLDERS)

/** The commit that a run is about: the head commit of a pull request or of a finished run, else the one of the event. */
export const commitOf = (run: RunContext): string => run.headSha ?? run.sha

/**
 * Computes the tag: fills the template, then makes the text valid.
 * @throws ShipError `E_TAG` that names every unknown placeholder, and every one without a value in this run; for a fixed text that is a mark
 */
export const tagFrom = (input: TagInput, now: number): ComputedTag => {
  const text = fill(input, now)
  const isFixed = !hasAnyText(input.template)
  if (isFixed && isReservedTag(text)) throw reserved(input.template, text)
  // A tag of fixed parts is what the workflow asked for, also one that ends like a hash: `web-1a2b3c4d`.
  const asGiven = isFixed && isImageTag(text) ? { tag: text, changes: [] } : validTag(text)
  return { ...asGiven, commit: commitOf(input.run) }
}

const reserved = (template: string, text: string): ShipError =>
  fault('E_TAG', {
    message: `tag '${quoted(template)}' gives ${text}, which is a mark that only a run sets on what it has proved`,
    headline: `tag '${quoted(template)}' gives a mark of ship-to-ecs`,
    hint: 'Choose another tag: `passed-<environment>-<commit>` and `run-<id>-<hash>` are set by ship-to-ecs itself.',
  })

const hasAnyText = (template: string): boolean =>
  [...template.matchAll(/\{([^{}]*)\}/g)].some(([, name = '']) => placeholderOf(name)?.anyText === true)

/** What is wrong with a template in every run: placeholders that do not exist, unmatched braces. */
export const templateProblems = (template: string): readonly string[] => {
  const unknown = listedProblems([...new Set(unknownIn(template))].map(unknownPlaceholder))
  const literal = template.replaceAll(/\{[^{}]*\}/g, '')
  return /[{}]/.test(literal) ? [...unknown, 'a brace is not closed or not opened'] : unknown
}

const unknownIn = (template: string): readonly string[] =>
  [...template.matchAll(/\{([^{}]*)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => placeholderOf(name) === undefined)

// `hasOwn`, because a template may say `{constructor}`.
const placeholderOf = (name: string): Placeholder | undefined =>
  Object.hasOwn(PLACEHOLDERS, name) ? PLACEHOLDERS[name] : undefined

const fill = (input: TagInput, now: number): string => {
  const wrong = templateProblems(input.template)
  if (wrong.length > 0) throw wrongTemplate(input.template, wrong)
  const absent: { readonly name: string; readonly why: string }[] = []
  const text = input.template.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    const placeholder = placeholderOf(name)
    const value = String(placeholder?.value(input, now) ?? '')
    if (value === '') absent.push({ name: `{${name}} has no value in this run`, why: placeholder?.absent ?? '' })
    return value
  })
  if (absent.length === 0) return text
  const problems = absent.map(({ name, why }) => `${name}: ${why}`)
  const message = `tag '${quoted(input.template)}': ${problems.join('; ')}`
  throw fault('E_TAG', {
    message,
    headline: [message, ...problems.slice(0, 1), ...absent.slice(0, 1).map(({ name }) => name)],
    hint: 'Remove the placeholder from `tag`, or set another `tag` in the workflow of this event.',
  })
}

const wrongTemplate = (template: string, problems: readonly string[]): ShipError => {
  const message = `tag '${quoted(template)}': ${problems.join('; ')}`
  const [unknown] = unknownIn(template)
  return fault('E_TAG', {
    message,
    headline: unknown === undefined ? message : `{${unknown}} is not a placeholder of \`tag\``,
  })
}

const unknownPlaceholder = (name: string): string => {
  const near = nearest(quoted(name), TAG_PLACEHOLDERS)
  const known = TAG_PLACEHOLDERS.map((one) => `{${one}}`).join(' ')
  return `{${name}} is not one of ${known}${near === null ? '' : `; did you mean {${near}}?`}`
}

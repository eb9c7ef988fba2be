/** An entry of the exceptions file: its schema, and what must fit together in it. */
import { z } from 'zod'
import { quoted } from '../../domain/bounds.ts'
import { didYouMean } from '../../domain/near-match.ts'
import { EXCEPTION_SCANNERS, EXCEPTION_SCOPES, type ExceptionScanner } from '../../domain/scan/exceptions.ts'
import { daysAfter, isDay } from '../../domain/scan/exceptions/days.ts'
import { findingClass, unknownClass, type FindingClass } from '../../domain/scan/exceptions/finding-classes.ts'
import { notOneOf } from '../kinds.ts'
import { MOST_YEARS, type ExceptionLimits } from './exception-limits.ts'

const LONGEST = { id: 200, pattern: 500, reason: 2000, owner: 200 } as const

/** The tree has each scalar as a text, so a schema for editors takes what YAML makes of it. */
const text = (description: string, longest: number, missing: string) =>
  z
    .string({ error: ({ input }) => (input == null ? missing : 'must be a text') })
    .transform((value) => value.trim())
    .pipe(z.string().min(1, missing).max(longest, `must have at most ${longest} characters`))
    .meta({ description, type: 'string', minLength: 1, maxLength: longest })

const pattern = (description: string) =>
  text(description, LONGEST.pattern, 'must be a text; leave it out where it holds for everything').optional()

const PATTERNS = {
  package: 'Of a vulnerability or a license: the package. `*` is any text, `?` any character.',
  path: 'The path in the image; of a lint rule, the path in the task definition. `*` is any text, `?` any character.',
  image:
    'The image: the name of the repository for the image of the run, and what the task definition says for that of a side-car. `*` is any text, `?` any character.',
  key: 'Of CIS-DI-0010: the environment variable. `*` is any text, `?` any character.',
  file: 'Of a check of Dockle that names files: the file. `*` is any text, `?` any character.',
} as const satisfies Readonly<Record<(typeof EXCEPTION_SCOPES)[number], string>>

const fields = {
  id: text(
    'A CVE or another advisory, a code of Dockle, a lint rule, a secret rule of Trivy, or a rule of the policy. Never a pattern.',
    LONGEST.id,
    'is required: the id of the finding',
  ),
  scanner: z
    .string({ error: 'must be a text' })
    .transform((given, context): ExceptionScanner => {
      const known = EXCEPTION_SCANNERS.find((one) => one === given.trim())
      if (known !== undefined) return known
      context.issues.push({ code: 'custom', message: notOneOf(quoted(given), EXCEPTION_SCANNERS), input: given })
      return z.NEVER
    })
    .meta({ enum: [...EXCEPTION_SCANNERS], description: 'Who reports it. Default: each scanner that has such an id.' })
    .optional(),
  package: pattern(PATTERNS.package),
  path: pattern(PATTERNS.path),
  image: pattern(PATTERNS.image),
  key: pattern(PATTERNS.key),
  file: pattern(PATTERNS.file),
  reason: text('Why the finding is accepted.', LONGEST.reason, 'is required: why the finding is accepted'),
  owner: text('Who has accepted it.', LONGEST.owner, 'is required: who has accepted it'),
  expires: text(
    'The last day on which the exception holds, in UTC: 2026-12-31.',
    LONGEST.id,
    'is required: the last day on which it holds, as 2026-12-31',
  ).meta({ format: 'date' }),
}

/** One entry, for whoever writes a schema of the file. */
export const exceptionEntry = z.strictObject(fields)

const someOfAnEntry = exceptionEntry.partial()

/** Values that are right each by itself; a key with a mistake is missing. */
export type RightValues = z.output<typeof someOfAnEntry>

const ENTRY_KEYS = Object.keys(fields)

/** What an entry must have. */
export const entryKeysInWords = '`id`, `reason`, `owner`, `expires`'

export interface EntryProblem {
  /** The key that it is about. */
  readonly key: string
  readonly text: string
}

/** The day on which a file is read, and what the policy says of exceptions then. */
export interface Circumstances {
  readonly today: string
  readonly limits: Pick<ExceptionLimits, 'longestDays' | 'longestBy'>
}

/** What is right of an entry, and everything that is wrong with it: one mistake hides no other. */
export interface EntryReading {
  readonly right: RightValues
  readonly problems: readonly EntryProblem[]
}

/** Reads the map of an entry. */
export const readEntryMap = (given: Readonly<Record<string, unknown>>, circumstances: Circumstances): EntryReading => {
  const issues = exceptionEntry.safeParse(given).error?.issues ?? []
  const ofKeys = issues.flatMap((issue): readonly EntryProblem[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ key, text: unknownKey(key) }))
      : [{ key: String(issue.path[0]), text: inWords(String(issue.path[0]), issue.message) }],
  )
  const wrong = new Set(ofKeys.map(({ key }) => key))
  const right = someOfAnEntry.parse(Object.fromEntries(Object.entries(given).filter(([key]) => !wrong.has(key))))
  const fitting = [...dayProblems(right, circumstances), ...classProblems(right, new Set(Object.keys(given)))]
  return { right, problems: [...ofKeys, ...fitting] }
}

const unknownKey = (key: string): string =>
  `'${quoted(key)}' is not a key of an exception${didYouMean(key, ENTRY_KEYS)}`

const inWords = (key: string, message: string): string =>
  `\`${key}\`${/^(?:must|is) /u.test(message) ? '' : ':'} ${message}`

const dayProblems = ({ expires }: RightValues, circumstances: Circumstances): readonly EntryProblem[] => {
  if (expires === undefined) return []
  const text = isDay(expires)
    ? lengthProblem(expires, circumstances)
    : `'${quoted(expires)}' is not a day; write it as 2026-12-31`
  return text === null ? [] : [{ key: 'expires', text: `\`expires\`: ${text}` }]
}

const lengthProblem = (expires: string, { today, limits }: Circumstances): string | null => {
  const { longestDays, longestBy } = limits
  if (longestDays === 0 && longestBy !== null) return `no exception holds by ${longestBy}`
  const last = daysAfter(today, longestDays)
  if (expires <= last) return null
  const most = longestBy === null ? `${MOST_YEARS} years` : longestDays === 1 ? '1 day' : `${longestDays} days`
  return `${expires} is more than ${most} ahead; use ${last} at most${longestBy === null ? '' : `, by ${longestBy}`}`
}

/** Of the keys that an entry has, right or wrong. */
const classProblems = ({ id, scanner }: RightValues, keys: ReadonlySet<string>): readonly EntryProblem[] => {
  if (id === undefined) return []
  // A scanner with a typo can be Trivy, whose ids are not all known.
  const found = findingClass(id, scanner ?? (keys.has('scanner') ? 'trivy' : null))
  if (found === null) return [{ key: 'id', text: `\`id\`: ${unknownClass(quoted(id))}` }]
  const ofScanner = scanner === undefined || found.scanners.includes(scanner) ? [] : [otherScanner(found, scanner)]
  const foreign = EXCEPTION_SCOPES.filter((scope) => keys.has(scope) && !found.scopes.includes(scope))
  return [
    ...ofScanner,
    ...foreign.map((key) => ({ key, text: `\`${key}\`: ${found.name} has none${scopesInWords(found)}` })),
  ]
}

const otherScanner = ({ name, scanners }: FindingClass, scanner: ExceptionScanner): EntryProblem => {
  const who =
    scanners.length === 0 ? 'no scanner does' : `${scanners.join(' and ')} ${scanners.length === 1 ? 'does' : 'do'}`
  return { key: 'scanner', text: `\`scanner\`: ${scanner} does not report ${name}; ${who}` }
}

const scopesInWords = ({ scopes }: FindingClass): string =>
  `; it can be narrowed by ${scopes.map((scope) => `\`${scope}\``).join(', ')}`

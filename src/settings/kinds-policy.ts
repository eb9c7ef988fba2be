/** The kind of value of `policy`. */
import { z } from 'zod'
import type { Positions } from '../domain/position.ts'
import { DOCKLE_CODES } from '../domain/scan/dockle-codes.ts'
import { SEVERITIES, type Severity } from '../domain/scan/findings.ts'
import { patternProblem } from '../domain/scan/policy/base-images.ts'
import {
  ANSWERS,
  LICENSE_CATEGORIES,
  mergePolicyMaps,
  type Answer,
  type PolicyMap,
} from '../domain/scan/policy/policy-map.ts'
import { choice, choices, integer, notOneOf, type ValueKind } from './kinds.ts'
import { strict, text, type Placed } from './kinds-definition.ts'
import { textsAndNulls } from './nested-values.ts'

const number = (min: number, max: number) => integer({ min, max }).schema
const answer = choice(ANSWERS).schema

/** A map whose keys are words of a list, with values of one kind. Keys are checked as keys: a wrong value must not hide a wrong key. */
const byWord = <Word extends string, Value>(words: readonly Word[], value: z.ZodType<Value>, what: string) => {
  const wordOf = (key: string): Word | undefined => words.find((one) => one.toLowerCase() === key.trim().toLowerCase())
  const key = z.string().superRefine((given, context) => {
    if (wordOf(given) === undefined) context.addIssue({ code: 'custom', message: notOneOf(given, words), input: given })
  })
  return z
    .record(key, value, {
      error: (issue) => (issue.code === 'invalid_key' ? issue.issues[0]?.message : `must be a map by ${what}`),
    })
    .transform((all): Readonly<Partial<Record<Word, Value>>> => {
      const found = Object.entries(all).flatMap(([given, own]) => {
        const word = wordOf(given)
        return word === undefined ? [] : [[word, own] as const]
      })
      // `Object.fromEntries` widens the keys, which are all words of the list.
      return Object.fromEntries(found) as Partial<Record<Word, Value>>
    })
    .meta({ propertyNames: { enum: [...words] } })
}

const filled = z.string().trim().min(1, { error: 'must not be empty' })

/** Each is checked by itself: a wrong one must not hide another. */
const texts = (what: string, one: z.ZodType<string, string> = filled) =>
  z.array(text.pipe(one), { error: `must be a list of ${what}` }).min(1, { error: `must list at least one of ${what}` })

const licenses = strict({
  categories: choices(LICENSE_CATEGORIES)
    .schema.default([])
    .describe(`Categories of Trivy that block: ${LICENSE_CATEGORIES.join(', ')}.`),
  names: texts('names').default([]).describe('Names that block, with `*` for any text: `GPL-3.0*`.'),
}).refine(({ categories, names }) => categories.length + names.length > 0, {
  error: 'must have `categories` or `names`',
})

const patterns = texts(
  'images',
  filled.superRefine((pattern, context) => {
    const message = pattern === '' ? null : patternProblem(pattern)
    if (message !== null) context.addIssue({ code: 'custom', message, input: undefined })
  }),
)

const POLICY = {
  'fixable-after-days': byWord<Severity, number>(SEVERITIES, number(0, 3650), 'severity')
    .describe(
      'By severity: the days since its publication from which a vulnerability that has a fix blocks, instead of at once as with `trivy-severity`. One whose publication is not known blocks.',
    )
    .optional(),
  'end-of-life': answer.describe('Whether an operating system that gets no more security fixes blocks.').optional(),
  secrets: choices(SEVERITIES)
    .schema.describe('Severities of secrets that block, instead of `trivy-severity`; or `none`.')
    .optional(),
  licenses: licenses.describe('Licenses that block. Makes Trivy look for licenses.').optional(),
  'image-configuration': choices(SEVERITIES)
    .schema.describe(
      "Severities of Trivy's findings about the configuration of the image that block, or `none`. Makes Trivy check the configuration.",
    )
    .optional(),
  'dockle-codes': byWord<string, Answer>(Object.keys(DOCKLE_CODES), answer, 'code of Dockle')
    .describe('By code of Dockle: `block` or `report`, instead of `dockle-exit-level`.')
    .optional(),
  'max-size-mb': number(1, 1_000_000)
    .describe('The size of all layers, not compressed, above which the image is blocked, in MB (1,000,000 bytes).')
    .optional(),
  'max-growth-mb': number(0, 1_000_000)
    .describe('By how much the image may be larger than that of `baseline`, in MB.')
    .optional(),
  'max-growth-percent': number(0, 100_000)
    .describe('By how much the image may be larger than that of `baseline`, in percent.')
    .optional(),
  'base-images': patterns
    .describe(
      'The base images that are allowed: names and digests with `*`, such as `docker.io/library/node:22*` or `*@sha256:…`.',
    )
    .optional(),
  'max-database-age-hours': number(1, 8760)
    .describe('The age of the vulnerability database above which the image is blocked, in hours.')
    .optional(),
} as const

/** Without the keys that are not set. */
const map = strict(POLICY).transform((own): PolicyMap =>
  Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
)

/** A map of rules; merged key by key. */
export const policyMap = (): ValueKind<Placed<PolicyMap>> => ({
  schema: map.transform((value): Placed<PolicyMap> => ({ value, positions: new Map() })),
  merge: (below, above) => ({
    value: mergePolicyMaps(below.value, above.value),
    positions: merged(below.positions, above.positions),
  }),
  nested: { plain: textsAndNulls, place: ({ value }, positions) => ({ value, positions }) },
})

const merged = (below: Positions, above: Positions): Positions => new Map([...below, ...above])

/**
 * The kinds of field that an input or a key of `ship-to-ecs.yaml` can be. Each takes the text that GitHub hands over or the
 * YAML value of the file, gives a typed value, and speaks to users when it can't.
 */
import { parse as parseCsv } from 'csv-parse/sync'
import { z } from 'zod'
import { nearest } from '../domain/near-match.ts'

interface FieldFacts<Value> {
  readonly description: string
  readonly schema: z.ZodType<Value>
  /** `file`: a key of ship-to-ecs.yaml only; `input`: of both. */
  readonly scope: 'input' | 'file'
}

export type RequiredField<Value> = FieldFacts<Value> & { readonly presence: 'required' }
export type OptionalField<Value> = FieldFacts<Value> & { readonly presence: 'optional' }
/** `default` is written as it would be in a workflow. */
export type DefaultedField<Value> = FieldFacts<Value> & { readonly presence: 'defaulted'; readonly default: string }
export type Field<Value> = RequiredField<Value> | OptionalField<Value> | DefaultedField<Value>

const scalar = z.union([z.string(), z.number(), z.boolean()], { error: 'must be one value, not a list or a map' })

/** `'HIHG' is not one of A, B; did you mean A?` */
const notOneOf = (word: string, allowed: readonly string[]): string => {
  const near = nearest(word, allowed)
  return `'${word}' is not one of ${allowed.join(', ')}${near === null ? '' : `; did you mean ${near}?`}`
}

/** A text, trimmed. */
export const text = (): z.ZodType<string> => scalar.transform((value) => String(value).trim())

/** The six spellings of YAML 1.2's core schema, as `core.getBooleanInput` takes them. */
export const flag = (): z.ZodType<boolean> =>
  scalar.transform((value, context) => {
    const word = String(value).trim()
    if (['true', 'True', 'TRUE'].includes(word)) return true
    if (['false', 'False', 'FALSE'].includes(word)) return false
    context.issues.push({ code: 'custom', message: `'${word}' is not one of true, false`, input: value })
    return z.NEVER
  })

/** A whole number within bounds. */
export const integer = (bounds: { readonly min: number; readonly max: number }): z.ZodType<number> =>
  scalar.transform((value, context) => {
    const word = String(value).trim()
    const number = Number(word)
    if (/^\d+$/.test(word) && number >= bounds.min && number <= bounds.max) return number
    const message = `'${word}' is not a whole number from ${bounds.min} to ${bounds.max}`
    context.issues.push({ code: 'custom', message, input: value })
    return z.NEVER
  })

/** One word out of a few, in any case. */
export const choice = <const Word extends string>(words: readonly Word[]): z.ZodType<Word> =>
  scalar
    .transform((value, context) => {
      const given = String(value).trim()
      const word = words.find((one) => one.toLowerCase() === given.toLowerCase())
      if (word !== undefined) return word
      context.issues.push({ code: 'custom', message: notOneOf(given, words), input: value })
      return z.NEVER
    })
    .meta({ enum: [...words] })

const scalars = z.union(
  [z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number(), z.boolean()]))],
  {
    error: 'must be a text or a list of texts',
  },
)

/** Several words out of a few: a list, or a text with commas or lines; the word `none` alone for no word at all. */
export const choices = <const Word extends string>(words: readonly Word[]): z.ZodType<readonly Word[]> =>
  scalars
    .transform((value, context) => {
      const given = (Array.isArray(value) ? value.map(String) : String(value).split(/[,\n]/))
        .map((word) => word.trim())
        .filter((word) => word !== '')
      if (given.length === 1 && given[0] === 'none') return []
      const found = given.map((one) => words.find((word) => word.toLowerCase() === one.toLowerCase()))
      given.forEach((one, index) => {
        if (found[index] === undefined) {
          context.issues.push({ code: 'custom', message: notOneOf(one, words), input: value })
        }
      })
      return found.filter((word) => word !== undefined)
    })
    .meta({ examples: [[...words]] })

/** One entry a line, or a list; a line may be quoted as CSV, so that a value can hold a line break. */
export const lines = (): z.ZodType<readonly string[]> =>
  scalars.transform((value, context) => {
    if (Array.isArray(value)) return value.map(String)
    try {
      return splitLines(String(value))
    } catch {
      // The parser's own message would quote the line, which may be a secret.
      context.issues.push({ code: 'custom', message: 'has an opening quote without a closing one', input: undefined })
      return z.NEVER
    }
  })

/** docker/build-push-action's rule for lists: a record a line, quotes as in CSV, commas kept. */
const splitLines = (value: string): readonly string[] =>
  parseCsv(value, {
    columns: false,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    delimiter: '\u0000',
  })
    .map((record: readonly string[]) => record.join('').trim())
    .filter((line: string) => line !== '')

const map = z.union([scalars, z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))], {
  error: 'must be lines of KEY=VALUE, or a map',
})

/** `KEY=VALUE` lines, a list of them, or a map. */
export const pairs = (): z.ZodType<Readonly<Record<string, string>>> =>
  map.transform((value, context) => {
    if (typeof value === 'object' && !Array.isArray(value)) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, String(one)]))
    }
    const entries = lines().parse(value)
    const bad = entries.filter((line) => !/^[^=\s][^=]*=/.test(line)).length
    if (bad > 0) {
      // Which line it is, is not shown: it may be a secret.
      const message = `${bad} of ${entries.length} lines ${bad === 1 ? 'is' : 'are'} not KEY=VALUE`
      context.issues.push({ code: 'custom', message, input: undefined })
      return z.NEVER
    }
    return Object.fromEntries(
      entries.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    )
  })

/** `KEY=VALUE` or a KEY alone, one a line; or a list of them, or a map. Gives the lines. */
export const assignments = (): z.ZodType<readonly string[]> =>
  map.transform((value) =>
    typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(value).map(([key, one]) => `${key}=${String(one)}`)
      : lines().parse(value),
  )

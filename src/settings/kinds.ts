/**
 * The kinds of value that a setting can have. Each takes the text of an input or the YAML value of `ship-to-ecs.yaml`, gives a
 * typed value or a problem in words for users, and knows how the values of two levels of the file are merged.
 */
import { z } from 'zod'
import { didYouMean } from '../domain/near-match.ts'
import type { Positions } from '../domain/position.ts'
import type { Tree } from './yaml-tree.ts'
import { contradiction, csvLines, keyOf, type CsvLine } from './csv-lines.ts'

export interface ValueKind<Value> {
  readonly schema: z.ZodType<Value>
  /** The value of one level over the value of the level that it overrides. A method, so that a `ValueKind<string>` is a `ValueKind<unknown>`. */
  merge(below: Value, above: Value): Value
  /** Of a value with parts that messages point to: how its tree is read, and the value with the places of its parts. */
  readonly nested?: Nested<Value>
}

export interface Nested<Value> {
  readonly plain: (tree: Tree) => unknown
  place(value: Value, positions: Positions): Value
}

/** A value that cannot be merged: the upper one replaces the lower one. */
const replacing = <Value>(schema: z.ZodType<Value>): ValueKind<Value> => ({ schema, merge: (_, above) => above })

export const scalar = z.union([z.string(), z.number(), z.boolean()], {
  error: 'must be a single value, not a list or a map',
})

/** `'HIHG' is not one of A, B; did you mean A?`; `must be A` when there is one choice. */
export const notOneOf = (word: string, allowed: readonly string[]): string => {
  if (allowed.length === 1) return `must be \`${allowed.join()}\``
  return `'${word}' is not one of ${allowed.join(', ')}${didYouMean(word, allowed)}`
}

/** A text, trimmed. */
export const string = (): ValueKind<string> => replacing(scalar.transform((value) => String(value).trim()))

/** The six spellings of YAML 1.2's core schema, the ones that `core.getBooleanInput` takes. */
export const flag = (): ValueKind<boolean> =>
  replacing(
    scalar.transform((value, context) => {
      const word = String(value).trim()
      if (['true', 'True', 'TRUE'].includes(word)) return true
      if (['false', 'False', 'FALSE'].includes(word)) return false
      context.issues.push({ code: 'custom', message: `must be \`true\` or \`false\`, not '${word}'`, input: value })
      return z.NEVER
    }),
  )

/** A whole number within bounds. */
export const integer = (bounds: { readonly min: number; readonly max: number }): ValueKind<number> =>
  replacing(
    scalar.transform((value, context) => {
      const word = String(value).trim()
      const number = Number(word)
      if (/^\d+$/.test(word) && number >= bounds.min && number <= bounds.max) return number
      const message = `'${word}' is not a whole number from ${bounds.min} to ${bounds.max}`
      context.issues.push({ code: 'custom', message, input: value })
      return z.NEVER
    }),
  )

/** The id of an AWS account: twelve digits. */
export const accountId = (): ValueKind<string> =>
  replacing(
    scalar.transform((value, context) => {
      const word = String(value).trim()
      if (/^\d{12}$/.test(word)) return word
      context.issues.push({ code: 'custom', message: `'${word}' is not an AWS account id (12 digits)`, input: value })
      return z.NEVER
    }),
  )

/** One of a few words, in any case. */
export const choice = <const Word extends string>(words: readonly Word[]): ValueKind<Word> =>
  replacing(
    scalar
      .transform((value, context) => {
        const given = String(value).trim()
        const word = words.find((one) => one.toLowerCase() === given.toLowerCase())
        if (word !== undefined) return word
        context.issues.push({ code: 'custom', message: notOneOf(given, words), input: value })
        return z.NEVER
      })
      .meta({ enum: [...words] }),
  )

const scalars = z.union([z.string(), z.number(), z.boolean(), z.array(scalar)], {
  error: 'must be a text or a list of texts',
})

/** Some of a few words: a list, or a text with commas or lines; the word `none` alone for an empty list. */
export const choices = <const Word extends string>(words: readonly Word[]): ValueKind<readonly Word[]> =>
  replacing(
    scalars
      .transform((value, context) => {
        const given = (Array.isArray(value) ? value.map(String) : String(value).split(/[,\n]/))
          .map((word) => word.trim())
          .filter((word) => word !== '')
        if (given.length === 1 && given[0] === 'none') return []
        if (given.length === 0) {
          // Nothing would be judged, and nobody said so.
          const message = `must list at least one of ${words.join(', ')}; or be \`none\``
          context.issues.push({ code: 'custom', message, input: value })
        }
        if (given.includes('none')) {
          const message = '`none` cannot be combined with other values'
          context.issues.push({ code: 'custom', message, input: value, path: [given.indexOf('none')] })
          return z.NEVER
        }
        const found = given.map((one) => words.find((word) => word.toLowerCase() === one.toLowerCase()))
        given.forEach((one, index) => {
          if (found[index] === undefined) {
            context.issues.push({ code: 'custom', message: notOneOf(one, words), input: value, path: [index] })
          }
        })
        return found.filter((word) => word !== undefined)
      })
      .meta({ examples: [[...words]] }),
  )

/** The entries with their lines; those of a list with their places. */
const linesSchema = scalars.transform((value, context) => {
  if (Array.isArray(value)) {
    return value
      .map((item, index) => ({ text: String(item), line: index + 1 }))
      .filter(({ text }) => text.trim() !== '')
  }
  const lines = csvLines(String(value))
  if (lines !== null) return lines
  // The input is left out: it may be a secret.
  context.issues.push({ code: 'custom', message: 'has an opening quote without a closing one', input: undefined })
  return z.NEVER
})

const textsOf = (entries: readonly CsvLine[]): readonly string[] => entries.map(({ text }) => text)

/** One entry per line, or a list; a line may be quoted as CSV, so that a value can contain a line break. */
export const lines = (): ValueKind<readonly string[]> => replacing(linesSchema.transform(textsOf))

const map = z.union([scalars, z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))], {
  error: 'must be lines of KEY=VALUE or a map',
})

/** `KEY=VALUE` lines, a list of them, or a map; merged key by key. `shape` is what a line of this setting is called. */
export const pairs = (shape = 'KEY=VALUE'): ValueKind<Readonly<Record<string, string>>> => ({
  schema: map.transform((value, context) => {
    if (typeof value === 'object' && !Array.isArray(value)) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, String(one)]))
    }
    const parsed = linesSchema.safeParse(value)
    if (!parsed.success) return refuse(context, parsed.error.issues[0]?.message ?? '')
    const entries = parsed.data
    const bad = entries.filter(({ text }) => !/^[^=\s][^=]*=/.test(text)).map(({ line }) => line)
    // The line itself is not shown: it may be a secret.
    if (bad.length > 0) {
      const words = bad.length === 1 ? ['line', 'is'] : ['lines', 'are']
      return refuse(context, `${words[0]} ${bad.join(', ')} ${words[1]} not ${shape}`)
    }
    const twice = contradiction(entries)
    if (twice !== null) return refuse(context, setTwice(twice, shape))
    return Object.fromEntries(
      entries.map(({ text }) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]),
    )
  }),
  merge: (below, above) => ({ ...below, ...above }),
})

/** `KEY=VALUE` or a KEY alone, one per line; or a list of them, or a map. Gives the lines; merged key by key. */
export const assignments = (): ValueKind<readonly string[]> => ({
  schema: map.transform((value, context) => {
    if (typeof value === 'object' && !Array.isArray(value)) {
      return Object.entries(value).map(([key, one]) => `${key}=${String(one)}`)
    }
    const parsed = linesSchema.safeParse(value)
    if (!parsed.success) return refuse(context, parsed.error.issues[0]?.message ?? '')
    const twice = contradiction(parsed.data)
    return twice === null ? [...new Set(textsOf(parsed.data))] : refuse(context, setTwice(twice, 'KEY=VALUE'))
  }),
  merge: (below, above) => {
    const set = new Set(above.map(keyOf))
    return [...below.filter((line) => !set.has(keyOf(line))), ...above]
  },
})

/** The key is not shown: in a secret of several lines it may be a part of the value. */
const setTwice = ([one, other]: readonly [number, number], shape: string): string =>
  `lines ${one} and ${other} set one ${shape.replace(/=.*/, '')} to different values`

/** A problem whose text does not quote the value. */
const refuse = (context: z.core.$RefinementCtx, message: string): never => {
  context.issues.push({ code: 'custom', message, input: undefined })
  return z.NEVER
}

/** The kind of value of `required-tags`: the keys of tags, with a value where only that one will do. */
import { z } from 'zod'
import type { RequiredTags } from '../domain/verify/required-tags.ts'
import type { ValueKind } from './kinds.ts'

const scalar = z.union([z.string(), z.number(), z.boolean()])

/** ECS API Reference, Tag: the characters of a key and of a value. */
const KEY = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu
const VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u

/** A list of keys, or a map from a key to its value, which may be left out; merged key by key. */
export const requiredTags = (): ValueKind<RequiredTags> => ({
  schema: z
    .union([z.array(scalar), z.record(z.string(), scalar.nullable())], {
      error: 'must be a list of keys, or a map from keys to values',
    })
    .transform((value, context): RequiredTags => {
      const tags = Array.isArray(value)
        ? value.map((key, index) => [String(key).trim(), '', index] as const)
        : Object.entries(value).map(([key, given]) => [key, String(given ?? '').trim(), key] as const)
      for (const [key, given, part] of tags) {
        const message = problemOf(key, given)
        if (message !== null) context.issues.push({ code: 'custom', message, input: value, path: [part] })
      }
      return Object.fromEntries(tags.map(([key, given]) => [key, given === '' ? null : given]))
    })
    .meta({ examples: [['team', 'cost-center'], { team: 'shop' }] }),
  merge: (below, above) => ({ ...below, ...above }),
})

const problemOf = (key: string, value: string): string | null => {
  if (!KEY.test(key))
    return `'${key}' is not the key of a tag: 1 to 128 letters, digits, spaces and _.:/=+-@, without \`aws:\` in front`
  return VALUE.test(value)
    ? null
    : `${key}: '${value}' is not the value of a tag: at most 256 letters, digits, spaces and _.:/=+-@`
}

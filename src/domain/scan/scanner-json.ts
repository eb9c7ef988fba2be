/** The JSON of a scanner, checked for the fields that are used. */
import type { z } from 'zod'

export type Parsed<Value> =
  { readonly kind: 'valid'; readonly value: Value } | { readonly kind: 'invalid'; readonly problem: string }

/** The value that `schema` reads from a JSON text, or the first problem. */
export const parseJson = <Schema extends z.ZodType>(schema: Schema, text: string): Parsed<z.output<Schema>> => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { kind: 'invalid', problem: text.trim() === '' ? 'it is empty' : 'it is not JSON, or it is cut off' }
  }
  const checked = schema.safeParse(json)
  if (checked.success) return { kind: 'valid', value: checked.data }
  const issue = checked.error.issues[0]
  const where = issue === undefined || issue.path.length === 0 ? 'it' : issue.path.join('.')
  return { kind: 'invalid', problem: `${where}: ${issue?.message ?? 'invalid'}` }
}

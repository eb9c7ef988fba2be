/**
 * Which values the log must not show. Our own reports show the placeholder; other programs and AWS may repeat the value. A value that has a
 * secret's name is masked whatever it looks like; any other one, where its mask does not blank what is none of it.
 */
import { looksSecret } from '../lint/looks-secret.ts'

/** A shorter one is a part of too many innocent words. */
const SHORTEST = 8

/** Numbers, versions, plain words and names of them, such as `eu-west-1` or `orders-api-2`: masked, they would blank the log. */
const ORDINARY = /^(?:[\d.,:%-]+|[a-z]+(?:[-_./ ][a-z]+)*(?:-?\d{1,3})?)$/i

/** Members whose texts the run reports by their names: they would be `***` in outputs and links. */
const NAMES = /^(?:family|name|image|awslogs-.*)$/

export interface ValueMask {
  readonly value: string
  /** The key that holds the text. */
  readonly member: string
  /** What the value is for, in the words of who named it: the variable, the parameter. */
  readonly names: readonly string[]
}

/** Whether a value is masked. `shown` are texts that the run's reports show anyway: account, region, names. */
export const isMasked = ({ value, member, names }: ValueMask, shown: readonly string[]): boolean => {
  const text = value.trim()
  if (text === '' || shown.includes(text)) return false
  const signs = names.flatMap((name) => looksSecret({ name, value: text })?.by ?? [])
  if (signs.includes('value')) return true
  if (NAMES.test(member)) return false
  if (signs.includes('name')) return true
  return text.length >= SHORTEST && !ORDINARY.test(text) && !shown.some((one) => one.includes(text))
}

/** Which values the log must not show. Our own reports show the placeholder; other programs and AWS may repeat the value. */

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
}

/** Whether a value is masked. `shown` are texts that the run's reports show anyway: account, region, names. */
export const isMasked = ({ value, member }: ValueMask, shown: readonly string[]): boolean =>
  value.trim().length >= SHORTEST &&
  !ORDINARY.test(value.trim()) &&
  !NAMES.test(member) &&
  !shown.some((text) => text.includes(value.trim()))

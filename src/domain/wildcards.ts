/** Patterns with the wildcards of AWS. Pure. */

/**
 * `*` is any text, `?` any character (IAM; Application Load Balancers, "Condition types for listener rules"). What is between two `*` is taken where it is found
 * first, so the time never is more than the product of both lengths, however many there are.
 */
export const matches = (pattern: string, text: string): boolean => {
  const [start = '', ...rest] = pattern.split('*')
  const end = rest.pop()
  if (!fits(start, text, 0)) return false
  if (end === undefined) return start.length === text.length
  let from = start.length
  for (const part of rest) {
    const found = placeOf(part, text, from)
    if (found === null) return false
    from = found + part.length
  }
  const last = text.length - end.length
  return last >= from && fits(end, text, last)
}

/** Null: it is nowhere. */
const placeOf = (part: string, text: string, from: number): number | null => {
  if (part === '') return from
  for (let at = from; at + part.length <= text.length; at += 1) if (fits(part, text, at)) return at
  return null
}

/** A part without `*`. */
const fits = (part: string, text: string, at: number): boolean => {
  if (at + part.length > text.length) return false
  for (let index = 0; index < part.length; index += 1) {
    if (part[index] !== '?' && part[index] !== text[at + index]) return false
  }
  return true
}

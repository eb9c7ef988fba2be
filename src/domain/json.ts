/** JSON from outside, without a promise of its shape. */

/** The value; undefined when the text is not JSON. */
export const jsonValue = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

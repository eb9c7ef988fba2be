/** The kinds of value of the inputs about exceptions. */
import { string, type ValueKind } from './kinds.ts'

const SHORTEST = 10
const LONGEST = 500

/** A reason that people can read later: one line of words. */
export const reasonInWords = (): ValueKind<string> => {
  const text = string()
  return {
    ...text,
    schema: text.schema
      .transform((given) => given.replace(/\s+/gu, ' '))
      .superRefine((reason, context) => {
        const words = reason.split(' ').filter((word) => /\p{L}{2}/u.test(word))
        if (reason.length >= SHORTEST && words.length >= 2 && reason.length <= LONGEST) return
        const message = `must say why in words, in ${SHORTEST} to ${LONGEST} characters`
        context.addIssue({ code: 'custom', message, input: undefined })
      }),
  }
}

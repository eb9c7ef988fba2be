/** JSON in which every character can be seen. Pure. */
import { INVISIBLE } from '../invisible.ts'

/** The value as JSON, with a line at the end; what is invisible, for example what turns the direction of a text, is written by its number. */
export const visibleJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 1).replace(INVISIBLE, (found) => (found === '\n' ? found : byNumber(found)))}\n`

const byNumber = (found: string): string =>
  found
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

/** The kind of value of `paths`: files and folders of the checkout, with wildcards. */
import { lines } from './kinds.ts'
import type { ValueKind } from './kinds.ts'

/** What each form that is not taken should be instead. */
const wrongForm = (path: string): string | null => {
  if (path.startsWith('!')) return 'nothing can be left out with `!`: list what belongs to the app'
  if (path.startsWith('/')) return 'a path begins in the checkout, without `/`'
  if (/\{[^{}]*,[^{}]*\}/u.test(path)) return 'braces are no list of choices: write each on a line of its own'
  return path.split('/').includes('..') ? 'a path with `..` is not in the checkout' : null
}

/** One per line: a file, a folder with everything in it, or a pattern in which `*` is any text. */
export const appPaths = (): ValueKind<readonly string[]> => {
  const kind = lines()
  return {
    ...kind,
    schema: kind.schema.superRefine((paths, context) => {
      for (const path of paths) {
        const wrong = wrongForm(path)
        if (wrong !== null) context.addIssue({ code: 'custom', message: `'${path}': ${wrong}`, input: path })
      }
    }),
  }
}

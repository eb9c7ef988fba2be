/** What the exceptions file passes through to Dockle: what it accepts, and what else it suspects. */
import { z } from 'zod'
import { quoted } from '../../domain/bounds.ts'
import { DOCKLE_OPTIONS, type DockleOption, type DockleOptions } from '../../domain/scan/dockle-options.ts'

const MOST = 200

/** One value of each; Dockle puts the words into a regular expression, and splits at commas. */
const FORMS: Readonly<Record<DockleOption, { readonly form: RegExp; readonly what: string }>> = {
  'accept-keys': { form: /^[A-Za-z_][A-Za-z0-9_.-]*$/u, what: 'the name of an environment variable' },
  'accept-files': { form: /^[^\s,*?"'\\-][^,*?"'\\\p{Cc}]*$/u, what: 'the name or path of a file, without wildcards' },
  'accept-file-extensions': { form: /^[A-Za-z0-9_][A-Za-z0-9_-]*$/u, what: 'a file extension without the dot' },
  'sensitive-words': { form: /^[A-Za-z0-9_][A-Za-z0-9_-]*$/u, what: 'a word of letters, digits, `_` and `-`' },
  'sensitive-files': {
    form: /^[^\s,*?"'\\/-][^,*?"'\\/\p{Cc}]*$/u,
    what: 'the name of a file, without folder or wildcards',
  },
}

const values = (option: DockleOption) =>
  z
    .array(
      z.string({ error: 'must be a text' }).superRefine((value, context) => {
        const { form, what } = FORMS[option]
        if (form.test(value) && value.length <= MOST) return
        context.addIssue({ code: 'custom', message: `'${quoted(value)}' is not ${what}`, input: undefined })
      }),
      { error: 'must be a list' },
    )
    .max(MOST, `must have at most ${MOST} entries`)
    .meta({ description: `\`--${DOCKLE_OPTIONS[option].flag}\` of Dockle: ${FORMS[option].what} each.` })
    .nullish()

export const dockleOptions = z
  .strictObject(
    {
      'accept-keys': values('accept-keys'),
      'accept-files': values('accept-files'),
      'accept-file-extensions': values('accept-file-extensions'),
      'sensitive-words': values('sensitive-words'),
      'sensitive-files': values('sensitive-files'),
    } satisfies Readonly<Record<DockleOption, z.ZodType>>,
    { error: 'must be a map of options of Dockle' },
  )
  .transform((given): DockleOptions =>
    Object.fromEntries(Object.entries(given).flatMap(([name, list]) => (list ? [[name, list]] : []))),
  )

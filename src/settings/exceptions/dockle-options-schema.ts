/** What the exceptions file passes through to Dockle: what it accepts, and what else it suspects. */
import { z } from 'zod'
import { quoted } from '../../domain/bounds.ts'
import { didYouMean } from '../../domain/near-match.ts'
import { positionAt } from '../../domain/position.ts'
import { DOCKLE_OPTIONS, type DockleOption, type DockleOptions } from '../../domain/scan/dockle-options.ts'
import { positionsIn, textsAndNulls } from '../nested-values.ts'
import type { Problem } from '../problems.ts'
import type { Tree } from '../yaml-tree.ts'

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

interface DockleReading {
  readonly options: DockleOptions
  readonly problems: readonly Problem[]
}

/**
 * The options of a file; null: it has none. What Dockle accepts by an option it does not report, so a policy, `refusedBy`, can refuse those;
 * the others make it suspect more.
 */
export const readDockleOptions = (tree: Tree | null, refusedBy: string | undefined): DockleReading => {
  if (tree === null) return { options: {}, problems: [] }
  const parsed = dockleOptions.safeParse(textsAndNulls(tree))
  const positions = positionsIn(tree)
  const problems = (parsed.error?.issues ?? []).flatMap((issue): readonly Problem[] => {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
    if (issue.code !== 'unrecognized_keys') {
      return [{ at: positionAt(positions, path), text: `\`${['dockle', ...path].join('.')}\`: ${issue.message}` }]
    }
    return issue.keys.map((key) => ({
      at: positionAt(positions, [key]),
      text: `\`dockle\`: '${quoted(key)}' is not an option${didYouMean(key, Object.keys(FORMS))}`,
    }))
  })
  const all = [...problems, ...refusedIn(tree, refusedBy)]
  return { options: parsed.success && all.length === 0 ? parsed.data : {}, problems: all }
}

const refusedIn = (tree: Tree, refusedBy: string | undefined): readonly Problem[] =>
  tree.kind !== 'map' || refusedBy === undefined
    ? []
    : tree.entries
        .filter(({ key, value }) => key.startsWith('accept-') && key in FORMS && !isNull(value))
        .map(({ key, at }) => ({ at, text: `\`dockle.${key}\` is refused by ${refusedBy}` }))

const isNull = (tree: Tree): boolean => tree.kind === 'text' && tree.style === 'null'

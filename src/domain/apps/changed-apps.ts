/** Which apps of a repository a change concerns, so that a workflow builds only those. In doubt an app is concerned. */
import { matches } from '../wildcards.ts'

/** An entry of `apps` in the settings file. */
export interface AppPaths {
  readonly name: string
  /** The files and folders that the app is made from, as its setting `paths` has them; null: not said. */
  readonly paths: readonly string[] | null
  /** Those of them that name nothing in the checkout, as far as that is known; absent: none. */
  readonly missing?: readonly string[]
}

/** What a run is about, beside the commit before. */
export type Changes =
  | { readonly kind: 'known'; readonly since: string; readonly files: readonly string[] }
  | { readonly kind: 'unknown'; readonly because: string }

export interface AppVerdict {
  readonly name: string
  readonly kind: 'changed' | 'unchanged'
  /** In words: the file that concerns it, or why that is not known. */
  readonly because: string
}

/** The verdicts, in the order of the file. */
export interface FoundApps {
  readonly apps: readonly AppVerdict[]
}

/** Judges each app. A change of the settings file concerns all of them. */
export const judgeApps = (
  apps: readonly AppPaths[],
  changes: Changes,
  settingsFile: string | null,
): readonly AppVerdict[] => apps.map((app) => ({ name: app.name, ...verdictOn(app, changes, settingsFile) }))

const verdictOn = (
  { paths, missing = [] }: AppPaths,
  changes: Changes,
  settingsFile: string | null,
): Pick<AppVerdict, 'kind' | 'because'> => {
  if (changes.kind === 'unknown') return { kind: 'changed', because: changes.because }
  if (paths === null || paths.length === 0) return { kind: 'changed', because: 'it has no `paths`' }
  const wanted = [...paths, ...(settingsFile === null ? [] : [settingsFile])]
  const file = changes.files.find((one) => wanted.some((path) => concerns(path, one)))
  if (file !== undefined) return { kind: 'changed', because: `${file} was changed` }
  // A change can never concern such an app, which nobody means.
  if (paths.every((path) => missing.includes(path)))
    return { kind: 'changed', because: `nothing of its \`paths\` is in the checkout (${missing.join(', ')})` }
  return { kind: 'unchanged', because: `no file of its \`paths\` was changed since ${changes.since.slice(0, 7)}` }
}

/** A path is a file, or a folder with everything in it, `./` the whole checkout; `*` is any text, slashes included. */
const concerns = (path: string, file: string): boolean => {
  const plain = partsOf(path).join('/')
  return plain === '' || matches(plain, file) || matches(`${plain}/*`, file)
}

const partsOf = (path: string): readonly string[] => path.split('/').filter((part) => part !== '' && part !== '.')

/** The file or folder that must be there for the path to name anything: all of it before the first wildcard. `''` is the checkout. */
export const fixedPart = (path: string): string => {
  const parts = partsOf(path)
  const wild = parts.findIndex((part) => /[*?]/u.test(part))
  return (wild === -1 ? parts : parts.slice(0, wild)).join('/')
}

/** GitHub docs, "Actions limits": of a matrix. */
export const MOST_JOBS = 256

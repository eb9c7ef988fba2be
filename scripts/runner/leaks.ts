/** Where the secrets of a run must not be: in what it shows, in its children, and in the files that are left. */
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { z } from 'zod'

/** Secrets by what they are. */
export type Secrets = Readonly<Record<string, readonly string[]>>

/** Texts by where they are. */
export type Places = Readonly<Record<string, string>>

/** As it is, and as it is written in base64, in a URL and in JSON. */
const formsOf = (secret: string): readonly string[] => [
  secret,
  Buffer.from(secret).toString('base64').replace(/=+$/u, ''),
  Buffer.from(secret).toString('base64url'),
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
]

/** `the session token is in the summary`: never the secret itself. */
export const leaksOf = (secrets: Secrets, places: Places): readonly string[] =>
  Object.entries(secrets).flatMap(([what, values]) => {
    const forms = [...new Set(values.filter((value) => value !== '').flatMap(formsOf))]
    const found = Object.entries(places).filter(([, text]) => forms.some((form) => text.includes(form)))
    return found.map(([place]) => `${what} is in ${place}`)
  })

/** What follows `add-mask` is for the runner alone, which does not show it. */
export const shownOf = (log: string): string =>
  log
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n')

const children = z.object({
  program: z.string(),
  args: z.array(z.string()),
  environment: z.array(z.string()),
})

/** What children-preload.ts has recorded; the file is removed. */
export const takeChildren = async (file: string): Promise<Places> => {
  const text = await readFile(file, 'utf8').catch(() => '')
  await rm(file, { force: true })
  const started = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => children.parse(JSON.parse(line)))
  return Object.fromEntries(
    started.flatMap(({ program, args, environment }, index) => {
      const child = `${basename(program)} (child ${index + 1})`
      return [
        [`the arguments of ${child}`, args.join('\n')],
        [`the environment of ${child}`, environment.join('\n')],
      ]
    }),
  )
}

/** Larger ones are programs and databases. */
const LARGEST_BYTES = 8_000_000

/** The texts of all files below a folder, byte for byte. */
export const filesIn = async (folder: string): Promise<Places> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const texts = await Promise.all(
    paths.map(async (path) => {
      const { size } = await stat(path)
      return [`the file ${relative(folder, path)}`, size > LARGEST_BYTES ? '' : await readFile(path, 'latin1')] as const
    }),
  )
  return Object.fromEntries(texts)
}

/** They are secret in every job. */
const SECRET_VARIABLES = [
  ...['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'INPUT_GITHUB-TOKEN'],
  ...['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'],
]

export interface Search {
  /** For the processes of the run: their children are recorded. */
  readonly nodeOptions: readonly string[]
  readonly variables: Readonly<Record<string, string>>
  /** Where a secret is when the run has ended, the variables of its environment included. */
  readonly leaks: (environment: Readonly<Record<string, string>>, logs: Places) => Promise<readonly string[]>
}

/** The search in a run with this home. Without `secrets` nothing is recorded and nothing searched. */
export const makeSearch = (home: string, secrets: (() => Secrets) | undefined): Search => {
  if (secrets === undefined) return { nodeOptions: [], variables: {}, leaks: () => Promise.resolve([]) }
  const file = join(home, 'children')
  return {
    nodeOptions: ['--import', join(import.meta.dirname, 'children-preload.ts')],
    variables: { RECORDED_CHILDREN: file },
    leaks: async (environment, logs) => {
      const variables = Object.fromEntries(SECRET_VARIABLES.map((name) => [name, [environment[name] ?? '']]))
      const shown = Object.fromEntries(Object.entries(logs).map(([name, log]) => [name, shownOf(log)]))
      const children = await takeChildren(file)
      return leaksOf({ ...variables, ...secrets() }, { ...shown, ...children, ...(await filesIn(home)) })
    },
  }
}

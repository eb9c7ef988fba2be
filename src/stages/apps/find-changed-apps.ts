/** apps: which entries of `apps` a change concerns. Without an answer of GitHub all of them are, so that nothing is left unbuilt. */
import { join } from 'node:path'
import {
  fixedPart,
  judgeApps,
  MOST_JOBS,
  type AppPaths,
  type Changes,
  type FoundApps,
} from '../../domain/apps/changed-apps.ts'
import { messageOf, ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'

export interface AppsInput {
  readonly apps: readonly AppPaths[]
  /** The commit before the change; null: the event has none. */
  readonly base: string | null
  readonly head: string
  /** `merge`: into a branch that has moved on since; `push`: what the branch was before. */
  readonly change: 'merge' | 'push'
  /** By its path in the repository; null: there is none. */
  readonly settingsFile: string | null
  /** The folder of the checkout. */
  readonly checkout: string
}

/** Takes the apps and the two commits, gives a verdict on each app in the order of the file. Never fails for what GitHub does not say. */
export const findChangedApps = defineStage({
  kind: 'apps',
  title: 'Find the apps that changed',
  uses: ['github', 'files', 'log'],
  run: async (
    input: AppsInput,
    { github, files, log }: Pick<Ports, 'github' | 'files' | 'log'>,
  ): Promise<FoundApps> => {
    const changes = await changesOf(input, github)
    const apps = judgeApps(await withMissing(input, { files, log }), changes, input.settingsFile)
    for (const { name, kind, because } of apps) log.info(`${name}: ${kind}, as ${because}`)
    const { length } = apps.filter(({ kind }) => kind === 'changed')
    if (length > MOST_JOBS)
      log.warning(
        `${length} apps changed, and a matrix of GitHub has at most ${MOST_JOBS} jobs: split the output \`apps\``,
      )
    return { apps }
  },
  record: (found) => found,
})

/** A sparse checkout lacks what it was not asked for, so nothing is known of it. */
const SPARSE = join('.git', 'info', 'sparse-checkout')

/** With the paths that name nothing: most of them are misspelled. */
const withMissing = async (
  { apps, checkout }: AppsInput,
  { files, log }: Pick<Ports, 'files' | 'log'>,
): Promise<readonly AppPaths[]> => {
  const isAbsent = async (path: string): Promise<boolean> => (await files.kindOf(join(checkout, path))) === 'absent'
  if (!(await isAbsent(SPARSE))) return apps
  const all: AppPaths[] = []
  for (const app of apps) {
    const missing: string[] = []
    for (const path of app.paths ?? []) if (await isAbsent(fixedPart(path))) missing.push(path)
    for (const path of missing) log.warning(`\`paths\` of the app ${app.name}: there is no '${path}' in the checkout`)
    all.push({ ...app, missing })
  }
  return all
}

const changesOf = async ({ base, head, change }: AppsInput, github: Ports['github']): Promise<Changes> => {
  if (base === null) return { kind: 'unknown', because: 'the event of this run compares with no commit' }
  try {
    const changed = await github.changedFiles(base, head)
    if (changed === null)
      return { kind: 'unknown', because: `GitHub does not list every file that was changed since ${base.slice(0, 7)}` }
    const { comparison, files } = changed
    // What a forced push takes back is in no list: GitHub compares with the last commit that both have.
    if (change === 'push' && (comparison === 'behind' || comparison === 'diverged'))
      return { kind: 'unknown', because: `the push took back commits, as far as ${base.slice(0, 7)}` }
    return { kind: 'known', since: base, files }
  } catch (error) {
    if (!(error instanceof ShipError) || error.kind === 'cancelled') throw error
    return { kind: 'unknown', because: `the changed files are not known: ${messageOf(error)}` }
  }
}

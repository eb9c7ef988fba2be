/** apps: which entries of `apps` a change concerns. Without an answer of GitHub all of them are, so that nothing is left unbuilt. */
import { judgeApps, type AppPaths, type Changes, type FoundApps } from '../../domain/apps/changed-apps.ts'
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
}

/** Takes the apps and the two commits, gives a verdict on each app in the order of the file. Never fails for what GitHub does not say. */
export const findChangedApps = defineStage({
  kind: 'apps',
  title: 'Find the apps that changed',
  uses: ['github', 'log'],
  run: async (input: AppsInput, { github, log }: Pick<Ports, 'github' | 'log'>): Promise<FoundApps> => {
    const changes = await changesOf(input, github)
    const apps = judgeApps(input.apps, changes, input.settingsFile)
    for (const { name, kind, because } of apps) log.info(`${name}: ${kind}, as ${because}`)
    return { apps }
  },
  record: (found) => found,
})

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

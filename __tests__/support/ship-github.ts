/** The local GitHub of a play, where it has one. */
import type { KeptOptions } from '../../local-github/kept.ts'
import type { GitHubFaultRule, LocalRepository } from '../../local-github/options.ts'
import { startLocalGitHub, type LocalGitHub } from '../../local-github/server.ts'

/** Of a local GitHub. */
export const TOKEN = 'ghs_tokenOfTheJob0123456789abcdefghij'

export interface PlayedGitHub {
  /** `ship-to-ecs.yaml` of the branch main. */
  readonly main?: string
  /** Other files of the branch main. */
  readonly mainFiles?: Readonly<Record<string, string>>
  /** What it says of commits, by `BASE...HEAD`. */
  readonly comparisons?: Parameters<LocalGitHub['set']>[1]['comparisons']
  readonly changedFiles?: Parameters<LocalGitHub['set']>[1]['changedFiles']
  /** Comments and issues before the run, and what becomes of its uploads. */
  readonly kept?: KeptOptions
  /** By the digest of the image. */
  readonly attestations?: LocalRepository['attestations']
  readonly gitHubFaults?: readonly GitHubFaultRule[]
}

/** With the settings of the branch main, and what is said of commits. */
export const gitHubOf = async (played: PlayedGitHub): Promise<LocalGitHub | null> => {
  const {
    main: file,
    mainFiles,
    comparisons,
    changedFiles = {},
    attestations,
    kept = {},
    gitHubFaults: faults = [],
  } = played
  if ([file, mainFiles, comparisons, attestations].every((one) => one === undefined)) return null
  const files = { ...(file === undefined ? {} : { 'ship-to-ecs.yaml': file }), ...mainFiles }
  const main = { commit: '1'.repeat(40), files }
  const repository = {
    defaultBranch: 'main',
    branches: { main },
    comparisons: comparisons ?? {},
    changedFiles,
    attestations: attestations ?? {},
  }
  return startLocalGitHub({ repositories: { 'octo-org/hello': repository }, token: TOKEN, faults, kept })
}

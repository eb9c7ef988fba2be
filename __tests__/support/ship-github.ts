/** The local GitHub of a play, where it has one. */
import { startLocalGitHub, type LocalGitHub } from '../../local-github/server.ts'
import type { ShipPlay } from './ship-play.ts'

/** Of a local GitHub. */
export const TOKEN = 'ghs_tokenOfTheJob0123456789abcdefghij'

/** With the settings of the branch main, and what is said of commits. */
export const gitHubOf = async ({ main: file, comparisons }: ShipPlay): Promise<LocalGitHub | null> => {
  if (file === undefined && comparisons === undefined) return null
  const main = { commit: '1'.repeat(40), files: file === undefined ? {} : { 'ship-to-ecs.yaml': file } }
  const repository = { defaultBranch: 'main', branches: { main }, comparisons: comparisons ?? {} }
  return startLocalGitHub({ repositories: { 'octo-org/hello': repository }, token: TOKEN, faults: [] })
}

/** Whether an image was built from what the default branch has; part of the attestation stage. */
import type { Provenance } from '../../domain/attestation/provenance.ts'
import type { GitHubApi } from '../../ports/github-api.ts'

/**
 * The reference says it, or GitHub does of the commit: a tag, or a branch that was merged since. What the reference of a pull request says
 * of its commit is not known on the default branch. @throws ShipError `E_GITHUB`
 */
export const isOnDefaultBranch = async (
  { ref, commit }: Pick<Provenance, 'ref' | 'commit'>,
  github: Pick<GitHubApi, 'defaultBranch' | 'compare'>,
): Promise<boolean> => {
  const branch = await github.defaultBranch()
  if (ref === `refs/heads/${branch}`) return true
  const comparison = await github.compare(branch, commit)
  return comparison === 'behind' || comparison === 'identical'
}

/** The commit that a build context's checkout is at, read without trusting the checkout; part of the build stage. */
import type { Checkout } from '../../domain/build/build-facts.ts'
import { isRemote } from '../../domain/build/build-context.ts'
import type { Ports } from '../../ports/ports.ts'
import { askGit, repositoryOf } from '../git.ts'

/** The commit of the context's checkout; null without a checkout, a commit or git. */
export const readCheckout = async (
  context: string,
  { exec, files }: Pick<Ports, 'exec' | 'files'>,
): Promise<Checkout | null> => {
  if (isRemote(context)) return null
  // Not by git's own search: it takes a folder that looks like a bare repository for one, with its settings, and a pull request
  // can add such a folder. No commit can hold a `.git`. With `--git-dir` it may also belong to another user (a container job).
  const repository = await repositoryOf(context, files)
  if (repository === null) return null
  // Plumbing: no pager, no signature check, no index, and one process for both facts.
  const output = await askGit(repository, ['rev-list', '--no-walk', '--timestamp', 'HEAD'], { exec })
  return output === null ? null : commitIn(output)
}

/** `<committer time> <id>` (git docs, "git-rev-list", `--timestamp`). */
const commitIn = (output: string): Checkout | null => {
  const [, seconds, revision] = /^(\d+) ([0-9a-f]{40})$/.exec(output.trim()) ?? []
  return revision === undefined || seconds === undefined ? null : { revision, committedAt: Number(seconds) }
}

/** What git says of a folder: its repository, the remote and the branch. Nothing of the repository is run: no hook, no filter, no pager. */
import type { Exec } from '../ports/exec.ts'

export interface GitRepository {
  /** The top of the working tree. */
  readonly root: string
  /** The URL of `origin`; null without one. */
  readonly origin: string | null
  /** The branch of `origin/HEAD`, else the current one, which may have no commit yet; null where there is none. */
  readonly branch: string | null
}

type Ask = (...question: readonly string[]) => Promise<string | null>

const asking =
  (folder: string, exec: Exec): Ask =>
  async (...question) => {
    const { exitCode, stdout } = await exec.run({
      argv: ['git', ...question],
      inherit: ['HOME', 'XDG_CONFIG_HOME', 'GIT_CONFIG_GLOBAL', 'GIT_CONFIG_NOSYSTEM'],
      cwd: folder,
      output: 'quiet',
      // 128: no repository, no remote, no branch.
      okExitCodes: [0, 1, 2, 128],
    })
    return exitCode === 0 ? stdout.trim() : null
  }

/** The commit of a checkout, by the folder at its top; null for any other folder, also one inside of a checkout. */
export const headOf = async (top: string, exec: Exec): Promise<string | null> => {
  const ask = asking(top, exec)
  return (await ask('rev-parse', '--show-prefix')) === '' ? ask('rev-parse', '--verify', 'HEAD') : null
}

/** Null where the folder is in no working tree. @throws CommandError when git is missing */
export const readGitRepository = async (folder: string, exec: Exec): Promise<GitRepository | null> => {
  const ask = asking(folder, exec)
  const root = await ask('rev-parse', '--show-toplevel')
  if (root === null || root === '') return null
  const [origin, remoteHead, head] = await Promise.all([
    ask('config', '--get', 'remote.origin.url'),
    ask('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'),
    ask('symbolic-ref', '--quiet', '--short', 'HEAD'),
  ])
  return { root, origin, branch: remoteHead?.replace(/^origin\//u, '') ?? head }
}

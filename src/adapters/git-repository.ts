/** What git says of a folder: its repository, the remote and the branch. Nothing of the repository is run: no hook, no filter, no pager. */
import type { CommandResult, Exec } from '../ports/exec.ts'

export interface GitRepository {
  /** The top of the working tree. */
  readonly root: string
  /** The URL of `origin`; null without one. */
  readonly origin: string | null
  /** The branch of `origin/HEAD`, else main or master, else the current one, which may have no commit yet; null where there is none. */
  readonly branch: string | null
}

/** One of another user: git refuses every question about it until people allow the folder. */
export interface ForeignRepository {
  readonly foreign: string
}

/** One that git cannot read, for another reason; or a bare one, which has no files. */
export interface UnreadableRepository {
  /** What git says. */
  readonly unreadable: string
}

type Ask = (...question: readonly string[]) => Promise<string | null>

const run = (folder: string, exec: Exec, question: readonly string[]): Promise<CommandResult> =>
  exec.run({
    argv: ['git', ...question],
    inherit: ['HOME', 'XDG_CONFIG_HOME', 'GIT_CONFIG_GLOBAL', 'GIT_CONFIG_NOSYSTEM'],
    cwd: folder,
    output: 'quiet',
    // 128: no repository, no remote, no branch.
    okExitCodes: [0, 1, 2, 128],
  })

const asking =
  (folder: string, exec: Exec): Ask =>
  async (...question) => {
    const { exitCode, stdout } = await run(folder, exec, question)
    return exitCode === 0 ? stdout.trim() : null
  }

/** The commit of a checkout, by the folder at its top; null for any other folder, also one inside of a checkout. */
export const headOf = async (top: string, exec: Exec): Promise<string | null> => {
  const ask = asking(top, exec)
  return (await ask('rev-parse', '--show-prefix')) === '' ? ask('rev-parse', '--verify', 'HEAD') : null
}

/** As git says it in English, which it speaks without a locale (git, setup.c). */
const FOREIGN = /^fatal: detected dubious ownership in repository at '([^]+?)'$/mu

const unreadableIn = (stderr: string): UnreadableRepository | null => {
  const [, why = ''] = /^(?:fatal|error): (.{1,300})/mu.exec(stderr) ?? []
  return why === '' || /^not a git repository/u.test(why) ? null : { unreadable: why }
}

/** A person may be on another branch, to look at a change before it is merged. */
const USUAL_BRANCHES = ['main', 'master'].flatMap((name) => [`refs/heads/${name}`, `refs/remotes/origin/${name}`])

/** Null where the folder is in no working tree. @throws CommandError when git is missing */
export const readGitRepository = async (
  folder: string,
  exec: Exec,
): Promise<GitRepository | ForeignRepository | UnreadableRepository | null> => {
  const top = await run(folder, exec, ['rev-parse', '--show-toplevel'])
  const [, foreign] = FOREIGN.exec(top.stderr) ?? []
  if (foreign !== undefined) return { foreign }
  const root = top.exitCode === 0 ? top.stdout.trim() : ''
  if (root === '') return unreadableIn(top.stderr)
  const ask = asking(folder, exec)
  const [origin, remoteHead, usual, head] = await Promise.all([
    ask('config', '--get', 'remote.origin.url'),
    ask('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'),
    ask('for-each-ref', '--count=1', '--format=%(refname:lstrip=-1)', ...USUAL_BRANCHES),
    ask('symbolic-ref', '--quiet', '--short', 'HEAD'),
  ])
  return { root, origin, branch: remoteHead?.replace(/^origin\//u, '') ?? (usual || head) }
}

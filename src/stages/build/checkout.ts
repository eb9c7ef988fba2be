/** The commit that a build context's checkout is at, read without trusting the checkout; part of the build stage. */
import { dirname, join } from 'node:path'
import { CommandError } from '../../errors/command-error.ts'
import type { Checkout } from '../../domain/build/build-facts.ts'
import { isRemote } from '../../domain/build/build-context.ts'
import type { Ports } from '../../ports/ports.ts'

/**
 * Keeps git, ours and the one that buildx starts in the context, from running commands that the files of a checkout name: a bare
 * repository among them is ignored (`safe.bareRepository`), there are no hooks and no file system monitor (`core.fsmonitor`,
 * `core.hooksPath`), and a missing object is not fetched (git docs, "git-config" and "git").
 */
export const GIT_ENVIRONMENT = {
  GIT_CONFIG_COUNT: '3',
  GIT_CONFIG_KEY_0: 'safe.bareRepository',
  GIT_CONFIG_VALUE_0: 'explicit',
  GIT_CONFIG_KEY_1: 'core.fsmonitor',
  GIT_CONFIG_VALUE_1: 'false',
  GIT_CONFIG_KEY_2: 'core.hooksPath',
  GIT_CONFIG_VALUE_2: '/dev/null',
  GIT_NO_LAZY_FETCH: '1',
  GIT_TERMINAL_PROMPT: '0',
} as const

/** For a command that needs neither the machine's settings nor a transport: only so does an old git fetch nothing. */
const GIT_ALONE = {
  ...GIT_ENVIRONMENT,
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
}

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
  try {
    // Plumbing: no pager, no signature check, no index, and one process for both facts.
    const { stdout } = await exec.run({
      argv: ['git', `--git-dir=${repository}`, 'rev-list', '--no-walk', '--timestamp', 'HEAD'],
      inherit: ['PATH'],
      set: GIT_ALONE,
      output: 'quiet',
    })
    return commitIn(stdout)
  } catch (error) {
    if (error instanceof CommandError) return null
    throw error
  }
}

/** The `.git` of the context or of the nearest folder above it: a folder, or a submodule's or work tree's file. */
const repositoryOf = async (context: string, files: Ports['files']): Promise<string | null> => {
  const path = join(context, '.git')
  if ((await files.kindOf(path)) !== 'absent') return path
  const above = dirname(context)
  return above === context ? null : repositoryOf(above, files)
}

/** `<committer time> <id>` (git docs, "git-rev-list", `--timestamp`). */
const commitIn = (output: string): Checkout | null => {
  const [, seconds, revision] = /^(\d+) ([0-9a-f]{40})$/.exec(output.trim()) ?? []
  return revision === undefined || seconds === undefined ? null : { revision, committedAt: Number(seconds) }
}

/** How git is asked about a checkout that is not trusted. */
import { dirname, join } from 'node:path'
import { CommandError } from '../errors/command-error.ts'
import type { Exec } from '../ports/exec.ts'
import type { Ports } from '../ports/ports.ts'

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

/** A `.git` may be on a slow disk, or hold a pipe that nobody writes to. */
const TIMEOUT_MS = 60_000

/** What git prints about a repository; null without git, or when git fails. */
export const askGit = async (
  repository: string,
  args: readonly string[],
  { exec }: { readonly exec: Exec },
): Promise<string | null> => {
  try {
    const argv = ['git', `--git-dir=${repository}`, ...args] as const
    return (await exec.run({ argv, inherit: ['PATH'], set: GIT_ALONE, output: 'quiet', timeoutMs: TIMEOUT_MS })).stdout
  } catch (error) {
    if (error instanceof CommandError) return null
    throw error
  }
}

/** The `.git` of the context or of the nearest folder above it: a folder, or a submodule's or work tree's file. */
export const repositoryOf = async (context: string, files: Ports['files']): Promise<string | null> => {
  const path = join(context, '.git')
  if ((await files.kindOf(path)) !== 'absent') return path
  const above = dirname(context)
  return above === context ? null : repositoryOf(above, files)
}

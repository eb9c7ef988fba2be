/** What is built: the context and Dockerfile are there, and the commit that they are at; part of the build stage. */
import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import { CommandError } from '../../errors/command-error.ts'
import type { Checkout } from '../../domain/build/build-facts.ts'
import type { BuildConfig } from '../../domain/build/build-config.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'

/** Docker's own rule for a context that it fetches itself (docker docs, "Build context", "Remote context"). */
export const isRemote = (context: string): boolean =>
  /^(?:https?|git|ssh):\/\//.test(context) || /^(?:git@|github\.com\/)/.test(context)

/** What is built, and the checkout that its paths are written relative to. */
export type Sources = Pick<BuildConfig, 'context' | 'file'> & { readonly run: { readonly workspace: string } }

/** A path or URL as the user wrote it: relative to the checkout, where it is in it. */
export const asWritten = (path: string, { run: { workspace } }: Pick<Sources, 'run'>): string => {
  if (!isAbsolute(path)) return path
  const inside = relative(workspace, path)
  if (inside === '') return '.'
  return inside === '..' || inside.startsWith('../') ? path : inside
}

/** @throws ShipError `E_BUILD_CONTEXT`, or `E_DOCKERFILE` with the Dockerfiles that are near */
export const checkSources = async (sources: Sources, { files }: Pick<Ports, 'files'>): Promise<void> => {
  const { context } = sources
  if (!isRemote(context)) {
    const kind = await files.kindOf(context)
    if (kind !== 'directory') {
      const path = asWritten(context, sources)
      throw fault('E_BUILD_CONTEXT', {
        message: `the build context ${path} ${kind === 'file' ? 'is a file, not a folder' : 'does not exist'}`,
      })
    }
  }
  const dockerfile = dockerfileOf(sources)
  if (dockerfile === null) return
  const kind = await files.kindOf(dockerfile)
  if (kind === 'file') return
  const path = asWritten(dockerfile, sources)
  const what = kind === 'directory' ? 'is a folder, not a file' : 'does not exist'
  throw fault('E_DOCKERFILE', {
    message: `the Dockerfile ${path} ${what}; ${await nearBy(dockerfile, sources, files)}`,
  })
}

/** Where it may be instead: where the other reading of `file` looks for it, or under another name in its folder. */
const nearBy = async (dockerfile: string, sources: Sources, files: Ports['files']): Promise<string> => {
  for (const meant of otherReadings(sources)) {
    if (meant === dockerfile || (await files.kindOf(meant)) !== 'file') continue
    const path = asWritten(meant, sources)
    return sources.file === null
      ? `there is one at ${path}: set \`file\` to it`
      : `did you mean ${path}? \`file\` is relative to the checkout, not to \`context\``
  }
  const folder = dirname(dockerfile)
  const names = (await files.kindOf(folder)) === 'directory' ? await files.list(folder) : []
  const near = names.filter((name) => /(?:^|\.)(?:Dockerfile|Containerfile)(?:$|\.)/i.test(name))
  const shown = asWritten(folder, sources)
  const where = shown === '.' ? 'the checkout' : shown
  return near.length === 0 ? `there is none in ${where}` : `in ${where} there are: ${near.join(', ')}`
}

/** `file` read relative to the context, or the Dockerfile of the checkout where none was named for a context within it. */
const otherReadings = ({ context, file, run: { workspace } }: Sources): readonly string[] => {
  if (file === null) return [join(workspace, 'Dockerfile')]
  return isRemote(context) ? [] : [join(context, relative(workspace, file)), join(context, basename(file))]
}

/** The Dockerfile's path on this machine, or null when docker finds it in a remote context. */
const dockerfileOf = ({ context, file }: Sources): string | null => {
  if (isRemote(context)) return file !== null && isAbsolute(file) ? file : null
  return file ?? join(context, 'Dockerfile')
}

/**
 * What keeps git from running commands that the files of a checkout name, ours and the one that buildx starts in the context: a
 * bare repository among them is none (`safe.bareRepository`), nothing watches or hooks (`core.fsmonitor`, `core.hooksPath`), and
 * an object that is missing is not fetched (git docs, "git-config" and "git").
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

/** For a command that needs neither the machine's settings nor a transport: an old git knows no other way not to fetch. */
const GIT_ALONE = {
  ...GIT_ENVIRONMENT,
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
}

/** The commit that the context's checkout is at, or null where there is no checkout, no commit or no git. */
export const readCheckout = async (
  context: string,
  { exec, files }: Pick<Ports, 'exec' | 'files'>,
): Promise<Checkout | null> => {
  if (isRemote(context)) return null
  // Never git's own search, which takes a folder of a pull request that looks like a bare repository for one, with its
  // settings. No commit can hold a `.git`. Named like this, it may also belong to another user, as in a container job.
  const repository = await repositoryOf(context, files)
  if (repository === null) return null
  try {
    // Plumbing: no pager, no signature's program, no index, and one process for both facts.
    const { stdout } = await exec.run({
      argv: ['git', `--git-dir=${repository}`, 'cat-file', '--batch'],
      stdin: 'HEAD^{commit}\n',
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

/** `<id> commit <size>`, then the commit: its headers, an empty line, its message (git docs, "git-cat-file", "BATCH OUTPUT"). */
const commitIn = (output: string): Checkout | null => {
  const [headers = ''] = output.split('\n\n', 1)
  const revision = /^([0-9a-f]{40}) commit \d+\n/.exec(headers)?.[1]
  const seconds = /^committer .*> (\d+) [+-]\d{4}$/m.exec(headers)?.[1]
  return revision === undefined || seconds === undefined ? null : { revision, committedAt: Number(seconds) }
}

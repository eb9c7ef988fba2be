/** What is built: the context and Dockerfile are there, and the commit that they are at; part of the build stage. */
import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import { CommandError } from '../core/errors.ts'
import type { Checkout } from '../domain/build-facts.ts'
import type { BuildConfig } from '../domain/build-config.ts'
import { fault } from '../domain/catalogue.ts'
import { DOCKER_ENVIRONMENT } from '../domain/docker-build.ts'
import type { Ports } from '../ports.ts'

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

/** The commit that the context's checkout is at, or null where there is no checkout, no commit or no git. */
export const readCheckout = async (context: string, { exec }: Pick<Ports, 'exec'>): Promise<Checkout | null> => {
  if (isRemote(context)) return null
  try {
    const { stdout } = await exec.run({
      // In a container job the checkout belongs to another user; the context is about to be built anyway.
      argv: [
        'git',
        '-c',
        'safe.directory=*',
        '-C',
        context,
        'log',
        '-1',
        '--no-show-signature',
        '--format=%H %ct',
        'HEAD',
      ],
      inherit: DOCKER_ENVIRONMENT,
      output: 'quiet',
    })
    const [, revision, seconds] = /^([0-9a-f]{40}) (\d+)$/.exec(stdout.trim()) ?? []
    return revision === undefined ? null : { revision, committedAt: Number(seconds) }
  } catch (error) {
    if (error instanceof CommandError) return null
    throw error
  }
}

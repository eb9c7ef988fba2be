/** Checks that the build context and the Dockerfile exist; part of the build stage. */
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import type { BuildConfig } from '../../domain/build/build-config.ts'
import { isRemote } from '../../domain/build/build-context.ts'
import { leadsOut, type LocalPath } from '../../domain/local-path.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'

/** What is built, and the checkout that its paths are relative to. */
export type Sources = Pick<BuildConfig, 'context' | 'file'> & { readonly run: { readonly workspace: string } }

/** A path or URL as the user wrote it: a path in the checkout is relative to the checkout. */
export const asWritten = (path: string, { run: { workspace } }: Pick<Sources, 'run'>): string => {
  if (!isAbsolute(path)) return path
  const inside = relative(workspace, path)
  if (inside === '') return '.'
  return leadsOut(inside) ? path : inside
}

/**
 * Every path that docker reads: it follows the links of the context itself, of the Dockerfile and of the ignore file beside it; links
 * within the context are sent as links.
 */
export const pathsForDocker = (sources: Sources & Pick<BuildConfig, 'reads'>): readonly LocalPath[] => {
  const dockerfile = dockerfileOf(sources)
  const implied = [
    ...(dockerfile === null ? [] : [dockerfile, `${dockerfile}.dockerignore`]),
    ...(isRemote(sources.context) ? [] : [join(sources.context, '.dockerignore')]),
  ]
  return [
    ...sources.reads,
    ...implied.map((path) => ({ setting: 'context', given: asWritten(path, sources), path, written: path })),
  ]
}

/** @throws ShipError `E_BUILD_CONTEXT`, or `E_DOCKERFILE` with similar files nearby */
export const checkSources = async (sources: Sources, { files }: Pick<Ports, 'files'>): Promise<void> => {
  await checkContext(sources, files)
  const dockerfile = dockerfileOf(sources)
  if (dockerfile === null) return
  const kind = await files.kindOf(dockerfile)
  if (kind === 'file') return
  const path = asWritten(dockerfile, sources)
  const near = await nearBy(dockerfile, sources, files)
  if (near === null && kind === 'absent') {
    throw fault('E_DOCKERFILE', {
      message: `no Dockerfile in ${folderOf(dockerfile, sources)} (looked for \`${path}\`)`,
    })
  }
  const what = kind === 'directory' ? 'is a directory, not a Dockerfile' : 'does not exist'
  const there = near ?? `${folderOf(dockerfile, sources)} has no Dockerfile`
  throw fault('E_DOCKERFILE', { message: `\`${path}\` ${what}; ${there}` })
}

const checkContext = async (sources: Sources, files: Ports['files']): Promise<void> => {
  const path = asWritten(sources.context, sources)
  if (isRemote(sources.context)) {
    if ((await files.kindOf(resolve(sources.run.workspace, path))) === 'absent') return
    throw fault('E_BUILD_CONTEXT', {
      message: `the build context ${path} is a path of the checkout and also the address of a remote context`,
      hint: `Set \`context\` to ./${path} for the path; for the remote context, remove the path from the checkout.`,
    })
  }
  const kind = await files.kindOf(sources.context)
  if (kind === 'directory') return
  const what = kind === 'file' ? 'is a file, not a directory' : 'does not exist'
  const stdin = path === '-' ? "; a run has no standard input, which docker's `-` reads" : ''
  throw fault('E_BUILD_CONTEXT', { message: `the build context ${path} ${what}${stdin}` })
}

/** The folder of the Dockerfile as the user wrote it. */
const folderOf = (dockerfile: string, sources: Sources): string => {
  const folder = asWritten(dirname(dockerfile), sources)
  return folder === '.' ? 'the checkout' : folder
}

/** Where the Dockerfile may be instead: `file` read another way, or another name in the same folder; null for nowhere. */
const nearBy = async (dockerfile: string, sources: Sources, files: Ports['files']): Promise<string | null> => {
  for (const meant of otherReadings(sources)) {
    if (meant === dockerfile || (await files.kindOf(meant)) !== 'file') continue
    const path = asWritten(meant, sources)
    return sources.file === null
      ? `found ${path}: set \`file\` to it`
      : `did you mean ${path}? \`file\` is relative to the checkout, not to \`context\``
  }
  const folder = dirname(dockerfile)
  const names = (await files.kindOf(folder)) === 'directory' ? await files.list(folder) : []
  const near = names.filter((name) => /(?:^|\.)(?:Dockerfile|Containerfile)(?:$|\.)/i.test(name))
  return near.length === 0 ? null : `${folderOf(dockerfile, sources)} has: ${near.join(', ')}`
}

/** `file` read relative to the context; without `file`, the Dockerfile at the top of the checkout. */
const otherReadings = ({ context, file, run: { workspace } }: Sources): readonly string[] => {
  if (file === null) return [join(workspace, 'Dockerfile')]
  return isRemote(context) ? [] : [join(context, relative(workspace, file)), join(context, basename(file))]
}

/** The Dockerfile's path on this machine, or null when it is in a remote context. */
export const dockerfileOf = ({ context, file }: Sources): string | null => {
  if (isRemote(context)) return file !== null && isAbsolute(file) ? file : null
  return file ?? join(context, 'Dockerfile')
}

/** What is built: the context and Dockerfile are there, and the commit that they are at; part of the build stage. */
import { dirname, isAbsolute, join } from 'node:path'
import { CommandError } from '../core/errors.ts'
import type { Checkout } from '../domain/build-facts.ts'
import type { BuildConfig } from '../domain/build-config.ts'
import { fault } from '../domain/catalogue.ts'
import { DOCKER_ENVIRONMENT } from '../domain/docker-build.ts'
import type { Ports } from '../ports.ts'

/** Docker's own rule for a context that it fetches itself (docker docs, "Build context", "Remote context"). */
export const isRemote = (context: string): boolean =>
  /^(?:https?|git|ssh):\/\//.test(context) || /^(?:git@|github\.com\/)/.test(context)

/** @throws ShipError `E_BUILD_CONTEXT`, or `E_DOCKERFILE` with the Dockerfiles that are near */
export const checkSources = async (build: BuildConfig, { files }: Pick<Ports, 'files'>): Promise<void> => {
  const { context } = build
  if (!isRemote(context)) {
    const kind = await files.kindOf(context)
    if (kind !== 'directory') {
      throw fault('E_BUILD_CONTEXT', {
        message: `the build context ${context} ${kind === 'file' ? 'is a file, not a folder' : 'does not exist'}`,
      })
    }
  }
  const dockerfile = dockerfileOf(build)
  if (dockerfile === null || (await files.kindOf(dockerfile)) === 'file') return
  const folder = dirname(dockerfile)
  const names = (await files.kindOf(folder)) === 'directory' ? await files.list(folder) : []
  const near = names.filter((name) => /(?:^|\.)(?:Dockerfile|Containerfile)(?:$|\.)/i.test(name))
  const found = near.length === 0 ? `there is none in ${folder}` : `in ${folder} there are: ${near.join(', ')}`
  throw fault('E_DOCKERFILE', { message: `the Dockerfile ${dockerfile} does not exist; ${found}` })
}

/** The Dockerfile's path on this machine, or null when docker finds it in a remote context. */
const dockerfileOf = ({ context, file }: BuildConfig): string | null => {
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

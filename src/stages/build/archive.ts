/** The tar that a build gives: written by `docker save` where buildx did not write it, and read; part of the build stage. */
import type { Checkout } from '../../domain/build/build-facts.ts'
import type { BuildOrder } from '../../domain/build/docker-build.ts'
import { DOCKER_ENVIRONMENT } from '../../domain/build/docker-variables.ts'
import { CommandError } from '../../errors/command-error.ts'
import { fault } from '../../errors/fault.ts'
import { configPath, describeConfig, storedDigest } from '../../domain/image/docker-archive.ts'
import { megabytes, type BuiltImage } from '../../domain/image/image.ts'
import { isForPlatform } from '../../domain/image/platform.ts'
import type { RemoveCommand } from '../../ports/leftovers.ts'
import type { Ports } from '../../ports/ports.ts'
import { engineFault } from '../engine-fault.ts'
import { cacheReference } from './order.ts'
import { readArchiveMember } from '../archive-member.ts'

/**
 * Writes the archive from the engine's store. The image's name there is removed, except where the push is to find the image by it.
 * Without BuildKit the last image is the cache, so it keeps one name per build: the same commit then gives the same image again,
 * and a tag that holds it is no conflict.
 * @throws ShipError `E_BUILD` for a full disk, `E_DOCKER_NOT_RUNNING`; CommandError
 */
export const saveImage = async (order: BuildOrder, { exec }: Pick<Ports, 'exec'>): Promise<void> => {
  const docker = (...argv: readonly string[]): ReturnType<typeof exec.run> =>
    exec.run({ argv: ['docker', ...argv], inherit: DOCKER_ENVIRONMENT, output: 'quiet' })
  await docker('save', '--output', order.archive, order.reference).catch(notSaved)
  if (order.method.kind === 'buildx-store') return
  if (order.method.kind === 'docker') await docker('tag', order.reference, cacheReference(order.build))
  await docker('image', 'rm', order.reference)
}

const notSaved = (thrown: unknown): never => {
  const known =
    thrown instanceof CommandError
      ? engineFault({ code: 'E_BUILD', subject: 'the image was built, but could not be saved' }, thrown)
      : null
  throw known ?? thrown
}

/** The command that removes the image's name from the engine's store. */
export const removeImage = ({ reference }: BuildOrder): RemoveCommand => ({
  argv: ['docker', 'image', 'rm', reference],
  inherit: DOCKER_ENVIRONMENT,
})

/**
 * The image in the archive, with the digest of its config and its platform.
 * @throws ShipError `E_ARCHIVE`, `E_PLATFORM`; CommandError
 */
export const readImage = async (
  order: BuildOrder,
  checkout: Checkout | null,
  { exec, files, log }: Pick<Ports, 'exec' | 'files' | 'log'>,
): Promise<BuiltImage> => {
  const { archive } = order
  const { configDigest, platform, revision } = await describeArchive(archive, exec)
  checkPlatform(platform, order)
  const sizeBytes = await files.sizeBytes(archive)
  log.info(`built ${platform}, config ${configDigest}, ${megabytes(sizeBytes)}`)
  return {
    archive,
    configDigest,
    sizeBytes,
    platform,
    revision: revision ?? checkout?.revision ?? null,
    localReference: order.reference,
    storedAs:
      order.method.kind === 'buildx-store'
        ? storedDigest(await readArchiveMember(archive, 'index.json', exec), archive)
        : null,
    builder: order.method.kind === 'docker' ? 'docker' : 'buildx',
  }
}

/** The config digest and the platform of the image in an archive. @throws ShipError `E_ARCHIVE`; CommandError */
export const describeArchive = async (
  archive: string,
  exec: Ports['exec'],
): Promise<ReturnType<typeof describeConfig>> => {
  const path = configPath(await readArchiveMember(archive, 'manifest.json', exec), archive)
  return describeConfig(await readArchiveMember(archive, path, exec), path)
}

/** Without BuildKit, the cache of \`FROM scratch\` does not distinguish platforms: a build for one takes the image of another. */
const checkPlatform = (built: string, { build, method }: BuildOrder): void => {
  const [asked] = build.platforms
  if (asked === undefined || isForPlatform(built, asked)) return
  const because = `\`platforms\` is ${asked}, but the built image is ${built}`
  const cache = 'Set `no-cache: true`, or install buildx: without BuildKit the cache mixes platforms.'
  const other = 'Correct `platforms`, or the `FROM` of the Dockerfile that names another platform.'
  throw fault('E_PLATFORM', {
    message: because,
    headline: because,
    hint: method.kind === 'docker' && method.buildKit === 'default' ? cache : other,
  })
}

/** The images of an index, each in an archive of its own: out of the archive that a build has written, or pulled by its digest. */
import { dirname } from 'node:path'
import { DOCKER_ENVIRONMENT } from '../../domain/build/docker-variables.ts'
import type { LiveRepository } from '../../domain/aws/live.ts'
import type { BuiltIndex, IndexedImage } from '../../domain/image/image-index.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import { fetchArchive } from '../given/fetch-archive.ts'
import { openDocker } from '../push/docker.ts'
import { writeImageOf } from './image-of-index.ts'
import { openLayout } from './oci-layout.ts'
import { readIndex } from './read-index.ts'

/** Where the registry has the images; null for an index that was built. */
export interface IndexPlace {
  readonly repository: LiveRepository
  /** Absent: that repository. */
  readonly source?: LiveRepository
}

export interface PlatformArchive {
  readonly archive: string
  /** The name that scanners and the engine know it by. */
  readonly localReference: string
}

/** Writes the archive of one of the images. */
export type WriteArchive = (image: IndexedImage, to: PlatformArchive) => Promise<void>

export type ArchivePorts = Pick<
  Ports,
  'archives' | 'exec' | 'files' | 'leftovers' | 'secrets' | 'registry' | 'source' | 'log'
>

/** @throws ShipError `E_ARCHIVE`; what it gives: like `fetchArchive` and `openDocker` */
export const archivesOf = async (
  { layout, digest }: BuiltIndex,
  place: IndexPlace | null,
  ports: ArchivePorts,
): Promise<WriteArchive> => {
  if (layout === null) return pulling(place, ports)
  const opened = await openLayout(layout, ports)
  const inLayout = await readIndex(opened)
  return async (image, { archive, localReference }) => {
    const found = inLayout.images.find((one) => one.digest === image.digest)
    if (inLayout.digest !== digest || found === undefined) throw replaced(layout)
    await writeImageOf(opened, { image: found, archive, localReference }, ports)
  }
}

/** The engine has each no longer than its archive takes to write. */
const pulling = (place: IndexPlace | null, given: ArchivePorts): WriteArchive => {
  if (place === null) throw new Error('where the registry has the images is not known')
  const { repository, source } = place
  const ports = source === undefined ? given : { ...given, registry: given.source }
  const name = repositoryName((source ?? repository).repositoryUri)
  return async ({ digest }, { archive, localReference }) => {
    const reference = `${name.registry}/${name.repository}@${digest}`
    try {
      await fetchArchive({ name, reference, archive, localReference }, () => openDocker(name.registry, ports), ports)
    } finally {
      const argv = ['docker', 'image', 'rm', localReference] as const
      // A failure is none of the run: the name is removed at its end, too.
      await ports.exec.run({ argv, inherit: DOCKER_ENVIRONMENT, output: 'quiet' }).catch(() => undefined)
    }
  }
}

/** An archive that is no longer what was built or pulled. */
export const replaced = (archive: string): Error =>
  fault('E_ARCHIVE', {
    message: `${dirname(archive)} no longer holds the image that was built`,
    hint: 'Find out what else writes to the temporary folder of this job.',
  })

/** Pulls one image of a registry into an archive, by the digest of its own manifest: so an engine pulls an image of any platform. */
import { join } from 'node:path'
import type { Digest } from '../../domain/image/digest.ts'
import { megabytes, type BuiltImage } from '../../domain/image/image.ts'
import type { RepositoryName } from '../../domain/image/image-name.ts'
import type { Ports } from '../../ports/ports.ts'
import { describeArchive } from '../build/archive.ts'
import { localReference } from '../build/order.ts'
import { openDocker } from '../push/docker.ts'
import { fetchArchive } from './fetch-archive.ts'

export interface ImageToPull {
  readonly name: RepositoryName
  readonly digest: Digest
}

type PullPorts = Pick<Ports, 'exec' | 'files' | 'leftovers' | 'secrets' | 'registry' | 'log'>

/**
 * Whether it is the image that is meant, the caller decides by its config digest.
 * @throws ShipError like `fetchArchive` and `openDocker`, `E_ARCHIVE`; CommandError
 */
export const pullArchive = async ({ name, digest }: ImageToPull, ports: PullPorts): Promise<BuiltImage> => {
  const directory = await ports.files.makePrivateDirectory('image')
  const archive = join(directory, 'image.tar')
  const local = localReference(directory, 'given')
  const reference = `${name.registry}/${name.repository}@${digest}`
  const open = () => openDocker(name.registry, ports)
  await fetchArchive({ name, reference, archive, localReference: local }, open, ports)
  const described = await describeArchive(archive, ports.exec)
  const sizeBytes = await ports.files.sizeBytes(archive)
  ports.log.info(`pulled ${described.platform}, config ${described.configDigest}, ${megabytes(sizeBytes)}`)
  return { archive, ...described, sizeBytes, localReference: local, storedAs: null, builder: 'registry' }
}

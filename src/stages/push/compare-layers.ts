/**
 * Whether what the registry holds lists the very layers of the scanned archive. It can be said where the archive is the OCI layout of
 * a containerd store, which pushes the manifest that it has; a classic engine compresses layers anew at the push.
 */
import { fault } from '../../errors/fault.ts'
import type { Digest } from '../../domain/image/digest.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import { digestOfManifest, parseManifest } from '../../domain/image/manifest.ts'
import type { Ports } from '../../ports/ports.ts'
import { readArchiveMember } from '../archive-member.ts'
import type { HeldImage } from './held-image.ts'

export type Layers = 'same' | 'other' | 'unknown'

/** Compares the layers. @throws ShipError `E_ARCHIVE`; CommandError when the archive cannot be read */
export const compareLayers = async (
  { digest, manifestDigests, layers }: HeldImage,
  { archive, storedAs }: Pick<BuiltImage, 'archive' | 'storedAs'>,
  { exec }: Pick<Ports, 'exec'>,
): Promise<Layers> => {
  if (storedAs === null) return 'unknown'
  // The digest of a manifest or index pins everything below it.
  if ([digest, ...manifestDigests].includes(storedAs)) return 'same'
  const read = async (blob: Digest): Promise<readonly Digest[]> => {
    const path = `blobs/sha256/${blob.slice('sha256:'.length)}`
    const text = await readArchiveMember(archive, path, exec)
    const manifest = digestOfManifest(text) === blob ? parseManifest(text) : null
    if (manifest?.kind === 'image') return manifest.layers
    if (manifest?.kind !== 'index')
      throw fault('E_ARCHIVE', { message: `${path} in the archive ${archive} is not the manifest that its name says` })
    return (await Promise.all(manifest.platforms.map(read))).flat()
  }
  return (await read(storedAs)).join() === layers.join() ? 'same' : 'other'
}

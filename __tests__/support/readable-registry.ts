/** A registry that is only read: its manifests and small blobs, by digest. It refuses to take anything. */
import { createHash } from 'node:crypto'
import type { Digest } from '../../src/domain/image/digest.ts'
import type { OciRegistry } from '../../src/ports/oci-registry.ts'
import { memoryRegistries } from './memory-registries.ts'

const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json'
const DOCKER_TYPE = 'application/vnd.docker.distribution.manifest.v2+json'

/** Of these texts; what lists manifests is an index. */
export const readableRegistry = (texts: readonly string[]): OciRegistry => {
  const known = new Map(texts.map((text) => [`sha256:${createHash('sha256').update(text).digest('hex')}`, text]))
  return {
    ...memoryRegistries({}),
    readBlob: (_, digest) => Promise.resolve(known.get(digest) ?? null),
    manifest: (_, reference) => {
      const text = known.get(reference)
      if (text === undefined) return Promise.resolve(null)
      const mediaType = text.includes('"manifests"') ? INDEX_TYPE : DOCKER_TYPE
      // What was found by its digest has it.
      return Promise.resolve({ text, mediaType, digest: reference as Digest })
    },
  }
}

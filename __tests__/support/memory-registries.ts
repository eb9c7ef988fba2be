/** Registries in memory behind the port: manifests and blobs of each repository. They take no manifest whose parts they lack, as ECR does. */
import { createHash } from 'node:crypto'
import type { Digest } from '../../src/domain/image/digest.ts'
import { partsOf } from '../../src/domain/image/manifest-parts.ts'
import { RegistryError } from '../../src/errors/registry-error.ts'
import type { OciRegistry, RegistryManifest, RegistryPlace } from '../../src/ports/oci-registry.ts'

export interface MemoryRepository {
  readonly manifests: Map<string, RegistryManifest>
  readonly blobs: Set<string>
}

export const emptyRepository = (): MemoryRepository => ({ manifests: new Map(), blobs: new Set() })

// What is computed of a text is a digest.
export const digestOfText = (text: string): Digest =>
  `sha256:${createHash('sha256').update(text).digest('hex')}` as Digest

const descriptor = (text: string) => ({ digest: digestOfText(text), size: text.length })

const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json'
const IMAGE_TYPE = 'application/vnd.oci.image.manifest.v1+json'

const put = ({ manifests }: MemoryRepository, mediaType: string, manifest: object): RegistryManifest => {
  const text = JSON.stringify({ schemaVersion: 2, mediaType, ...manifest })
  const stored = { digest: digestOfText(text), mediaType, text }
  manifests.set(stored.digest, stored)
  return stored
}

/** An image of these layers; its config is a text, too. */
export const addImage = (repository: MemoryRepository, config: string, layers: readonly string[]): RegistryManifest => {
  for (const text of [config, ...layers]) repository.blobs.add(digestOfText(text))
  return put(repository, IMAGE_TYPE, { config: descriptor(config), layers: layers.map(descriptor) })
}

/** An index of them. */
export const addIndex = (repository: MemoryRepository, images: readonly RegistryManifest[]): RegistryManifest =>
  put(repository, INDEX_TYPE, {
    manifests: images.map(({ digest, text }) => ({ mediaType: IMAGE_TYPE, digest, size: text.length })),
  })

/** By `registry/repository`. `calls` gets what is asked, in order. */
export const memoryRegistries = (
  repositories: Readonly<Record<string, MemoryRepository>>,
  calls: string[] = [],
): OciRegistry => {
  const at = async ({ registry, repository, login }: RegistryPlace): Promise<MemoryRepository> => {
    if ((await login('known')) === null) throw new Error('the registry was asked without a login')
    const found = repositories[`${registry}/${repository}`]
    if (found === undefined) throw new Error(`the test has no ${registry}/${repository}`)
    return found
  }
  const refused = (because: string): RegistryError =>
    new RegistryError({ request: 'PUT', status: 400, because, mayPass: false })
  return {
    manifest: async (place, reference) => (await at(place)).manifests.get(reference) ?? null,
    hasBlob: async (place, digest) => (await at(place)).blobs.has(digest),
    readBlob: () => Promise.reject(new Error('not asked')),
    sendBlob: () => Promise.reject(new Error('not asked')),
    copyBlob: async ({ from, to }, { digest }) => {
      const [source, target] = [await at(from), await at(to)]
      calls.push(`blob ${digest}`)
      if (target.blobs.has(digest)) return 'already-there'
      if (!source.blobs.has(digest)) throw refused('BLOB_UNKNOWN')
      target.blobs.add(digest)
      return 'sent'
    },
    putManifest: async (place, { reference, mediaType, text }) => {
      const { blobs, manifests } = await at(place)
      const parts = partsOf(text)
      if (parts?.blobs.some((blob) => !blobs.has(blob.digest)) === true) throw refused('BLOB_UNKNOWN')
      if (parts?.manifests.some((one) => !manifests.has(one)) === true) throw refused('MANIFEST_UNKNOWN')
      calls.push(`manifest ${reference}`)
      const digest = digestOfText(text)
      manifests.set(digest, { digest, mediaType, text })
      return digest
    },
  }
}

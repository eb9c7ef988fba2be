/** Reads a registry by its `/v2` API: manifests by tag or digest, and all repositories. */

import { createHash } from 'node:crypto'

/** A manifest as the registry stores it, byte for byte. */
export interface StoredManifest {
  readonly digest: string
  readonly mediaType: string
  readonly body: string
}

/** The content of a repository: its tags and the digest of each. */
export interface CatalogueEntry {
  readonly repository: string
  readonly tags: Readonly<Record<string, string>>
}

/** The content behind ECR's API. */
export interface RegistryStore {
  /** The manifest of a tag or digest, or null. */
  readonly manifest: (repository: string, reference: string) => Promise<StoredManifest | null>
  /** The tags of a repository; none if nothing was pushed to it. */
  readonly tags: (repository: string) => Promise<readonly string[]>
  /** Stores a manifest under a tag or its digest; gives null, or why the registry did not take it. */
  readonly put: (repository: string, reference: string, manifest: StoredManifest) => Promise<string | null>
  /** Everything in the registry. */
  readonly catalogue: () => Promise<readonly CatalogueEntry[]>
}

/** The manifest types that ECR accepts: Docker's and OCI's, for one platform and for several. */
export const MANIFEST_TYPES = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
]

/** A store over the registry at `origin` (`http://127.0.0.1:5000`) without authentication. */
export const httpStore = (origin: string): RegistryStore => {
  const manifest = async (repository: string, reference: string): Promise<StoredManifest | null> => {
    const headers = { accept: MANIFEST_TYPES.join(', ') }
    const response = await fetch(`${origin}/v2/${repository}/manifests/${reference}`, { headers })
    const body = await response.text()
    if (response.status === 404) return null
    if (!response.ok)
      throw new Error(`The registry at ${origin} answered ${response.status} for ${repository}:${reference}.`)
    return {
      digest: response.headers.get('docker-content-digest') ?? '',
      mediaType: response.headers.get('content-type') ?? '',
      body,
    }
  }
  const tags = async (repository: string): Promise<readonly string[]> => {
    const list = await getJson(`${origin}/v2/${repository}/tags/list`)
    return strings(list?.['tags'])
  }
  const put = async (repository: string, reference: string, { mediaType, body }: StoredManifest) => {
    const response = await fetch(`${origin}/v2/${repository}/manifests/${reference}`, {
      method: 'PUT',
      headers: { 'content-type': mediaType },
      body,
    })
    const answer = await response.text()
    return response.ok ? null : answer
  }
  const entry = async (repository: string): Promise<CatalogueEntry> => {
    const pairs = (await tags(repository)).map(
      async (tag) => [tag, (await manifest(repository, tag))?.digest ?? ''] as const,
    )
    return { repository, tags: Object.fromEntries(await Promise.all(pairs)) }
  }
  return {
    manifest,
    tags,
    put,
    catalogue: async () => {
      const list = await getJson(`${origin}/v2/_catalog?n=1000`)
      return Promise.all(strings(list?.['repositories']).map(entry))
    },
  }
}

/** An image that is listed without a registry behind it. */
export interface FixedImage {
  readonly repository: string
  readonly tag: string
  readonly manifest: string
}

/** A registry of these images, to which no engine pushes. */
export const fixedStore = (images: readonly FixedImage[]): RegistryStore => {
  const stored = images.map(({ repository, tag, manifest: body }) => {
    const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`
    return { repository, tag, digest, mediaType: 'application/vnd.oci.image.index.v1+json', body }
  })
  return {
    put: (repository, reference, manifest) => {
      stored.unshift({ repository, tag: reference, ...manifest })
      return Promise.resolve(null)
    },
    manifest: (repository, reference) => {
      const found = stored.find((one) => one.repository === repository && [one.tag, one.digest].includes(reference))
      return Promise.resolve(found ?? null)
    },
    tags: (repository) =>
      Promise.resolve([...new Set(stored.filter((one) => one.repository === repository).map(({ tag }) => tag))]),
    catalogue: () => Promise.resolve([]),
  }
}

const getJson = async (url: string): Promise<Record<string, unknown> | null> => {
  const response = await fetch(url)
  const body = await response.text()
  if (response.status === 404) return null
  if (!response.ok) throw new Error(`The registry answered ${response.status} for ${url}.`)
  return JSON.parse(body) as Record<string, unknown> // the registry's API returns objects
}

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

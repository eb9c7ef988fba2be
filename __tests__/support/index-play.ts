/** An index in an archive of the OCI layout on the disk, and a registry with the ECR that reads it. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFiles } from '../../src/adapters/files.ts'
import { makeImageArchives } from '../../src/adapters/image-archives.ts'
import { makeOciRegistry } from '../../src/adapters/registry/oci-registry.ts'
import type { Digest } from '../../src/domain/image/digest.ts'
import type { BuiltIndex, IndexedImage } from '../../src/domain/image/image-index.ts'
import type { Ecr } from '../../src/ports/aws.ts'
import type { NewMember } from '../../src/ports/image-archives.ts'
import { TOKEN } from './fake-ecr.ts'
import { sha256, type OciServer } from './oci-server.ts'
import { onlyThese } from './session.ts'

const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json'
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json'

interface Stored {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
}

const described = (mediaType: string, text: string): Stored => ({
  ...{ mediaType, digest: sha256(text), size: Buffer.byteLength(text) },
})

export interface MadeLayout extends BuiltIndex {
  readonly layout: string
  /** Every text in it, by digest: the index, manifests, configs, layers. */
  readonly texts: ReadonlyMap<string, string>
}

/** What the image of one platform is made of. */
interface Part {
  readonly platform: string
  readonly layer?: string
}

/** Writes an index of these images, with an attestation of the first where one is asked for. */
export const makeLayout = async (
  folder: string,
  parts: readonly [Part, ...Part[]],
  attested: 'attested' | 'bare' = 'bare',
): Promise<MadeLayout> => {
  const texts = new Map<string, string>()
  const keep = (mediaType: string, text: string): Stored => {
    texts.set(sha256(text), text)
    return described(mediaType, text)
  }
  const manifestOf = (config: string, layer: string): string =>
    JSON.stringify({
      ...{ schemaVersion: 2, mediaType: MANIFEST_TYPE },
      config: keep('application/vnd.oci.image.config.v1+json', config),
      layers: [keep('application/vnd.oci.image.layer.v1.tar+gzip', layer)],
    })
  const images = parts.map(({ platform, layer = `layer of ${platform}` }) => {
    const [os = '', architecture = ''] = platform.split('/')
    const config = JSON.stringify({ os, architecture, rootfs: { type: 'layers', diff_ids: [] } })
    const entry = { ...keep(MANIFEST_TYPE, manifestOf(config, layer)), platform: { os, architecture } }
    // What is computed of a text is a digest.
    const indexed = { platform, digest: entry.digest as Digest, configDigest: sha256(config) as Digest }
    return { entry, indexed }
  })
  const attestation = {
    ...keep(MANIFEST_TYPE, manifestOf('{"attests":true}', 'a statement')),
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
    platform: { os: 'unknown', architecture: 'unknown' },
  }
  const manifests = [...images.map(({ entry }) => entry), ...(attested === 'attested' ? [attestation] : [])]
  const root = keep(INDEX_TYPE, JSON.stringify({ schemaVersion: 2, mediaType: INDEX_TYPE, manifests }))
  const layout = join(folder, 'layout.tar')
  const members: NewMember[] = [...texts].map(([digest, text]) => ({ name: `blobs/sha256/${digest.slice(7)}`, text }))
  members.push({ name: 'index.json', text: JSON.stringify({ schemaVersion: 2, manifests: [root] }) })
  const { signal } = new AbortController()
  await makeImageArchives({ signal }).write(layout, members)
  // There is one image at least.
  const listed = images.map(({ indexed }) => indexed) as [IndexedImage, ...IndexedImage[]]
  return { layout, digest: root.digest as Digest, images: listed, texts }
}

/** A folder of its own and real ports on it; `remove` removes it. */
export const indexPorts = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'index-'))
  await mkdir(join(folder, 'private'))
  const { signal } = new AbortController()
  const retries: string[] = []
  return {
    folder,
    retries,
    archives: makeImageArchives({ signal }),
    files: makeFiles({ workspace: folder, temporaryDirectory: join(folder, 'private'), register: () => undefined }),
    ociRegistry: makeOciRegistry({ signal, environment: {}, onRetry: (line) => retries.push(line), pauseMs: 1 }),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** An ECR that reads what the registry holds, and issues the login that it takes. */
export const ecrOf = (server: OciServer): Ecr => {
  server.logins.add(`Basic ${TOKEN}`)
  return onlyThese<'ecr'>({
    getAuthorizationToken: () => Promise.resolve({ authorizationData: [{ authorizationToken: TOKEN }], $metadata: {} }),
    batchGetImage: ({ repositoryName = '', imageIds = [] }) => {
      const images = imageIds.flatMap(({ imageDigest, imageTag }) => {
        const found = server.manifests.get(`${repositoryName} ${imageDigest ?? imageTag ?? ''}`)
        if (found === undefined) return []
        return [{ imageId: { imageDigest: sha256(found.text) }, imageManifest: found.text }]
      })
      return Promise.resolve({ images, failures: [], $metadata: {} })
    },
    putImage: ({ repositoryName = '', imageManifest: text = '', imageTag = '' }) => {
      server.manifests.set(`${repositoryName} ${imageTag}`, { text, type: INDEX_TYPE })
      return Promise.resolve({ $metadata: {} })
    },
  })
}

/** One artifact of a public registry: its manifest, and the blob of the database that the manifest names. */
import { createHash } from 'node:crypto'
import {
  databaseIn,
  MANIFEST_TYPES,
  parseReference,
  refusalIn,
  tokenIn,
  tokenUrl,
  type ArtifactReference,
} from '../../domain/scan/registry-protocol.ts'
import type { Ports } from '../../ports/ports.ts'

type DownloadPort = Pick<Ports, 'download'>

/** A database as a registry has it now. */
export interface PublishedDatabase {
  readonly kind: 'published'
  /** Of the compressed database, lower-case hex. */
  readonly sha256: string
  readonly url: string
  /** For the request of the blob. */
  readonly headers: Readonly<Record<string, string>>
}

export type Refusal = { readonly kind: 'refused'; readonly because: string }

/** Which database a repository has now. @throws ShipError `E_DOWNLOAD` when the registry cannot be reached */
export const publishedDatabase = async (
  repository: string,
  ports: DownloadPort,
): Promise<PublishedDatabase | Refusal> => {
  const reference = parseReference(repository)
  if (reference === null) return refused('it is not a reference like host/name:tag')
  const manifest = await fetchManifest(reference, ports)
  if (manifest.kind === 'refused') return manifest
  const pinned = /^sha256:(.*)$/.exec(reference.version)?.[1]
  if (pinned !== undefined && createHash('sha256').update(manifest.text).digest('hex') !== pinned) {
    return refused('its manifest does not have the digest of the reference')
  }
  const sha256 = databaseIn(manifest.text)
  if (sha256 === null) return refused('its manifest is not the one of a vulnerability database')
  return {
    kind: 'published',
    sha256,
    url: `${reference.base}/blobs/sha256:${sha256}`,
    headers: manifest.headers,
  }
}

interface Manifest {
  readonly kind: 'manifest'
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

const fetchManifest = async (
  { base, version }: ArtifactReference,
  ports: DownloadPort,
): Promise<Manifest | Refusal> => {
  const url = `${base}/manifests/${version}`
  const first = await ports.download.read(url, { accept: MANIFEST_TYPES })
  if (first.status === 200) return { kind: 'manifest', text: first.text, headers: {} }
  if (first.status !== 401) return refused(refusalIn(first))
  const token = await fetchToken(first.challenge, ports)
  if (token === null) return refused(refusalIn(first))
  const headers = { authorization: `Bearer ${token}` }
  const second = await ports.download.read(url, { accept: MANIFEST_TYPES, ...headers })
  return second.status === 200 ? { kind: 'manifest', text: second.text, headers } : refused(refusalIn(second))
}

/** A token that everybody gets; null where the registry wants a login. */
const fetchToken = async (challenge: string, { download }: DownloadPort): Promise<string | null> => {
  const url = tokenUrl(challenge)
  if (url === null) return null
  const { status, text } = await download.read(url, {})
  return status === 200 ? tokenIn(text) : null
}

const refused = (because: string): Refusal => ({ kind: 'refused', because })

/** One artifact of a registry: its manifest, and the blob that the manifest names. With a login where the registry is ECR. */
import { createHash } from 'node:crypto'
import { dataPlaneHost } from '../../domain/image/data-plane.ts'
import {
  artifactIn,
  ARTIFACTS,
  ecrRegionOf,
  MANIFEST_TYPES,
  parseReference,
  refusalIn,
  tokenIn,
  tokenUrl,
  type ArtifactKind,
  type ArtifactReference,
  type Refusal,
} from '../../domain/scan/registry-protocol.ts'
import type { Ports } from '../../ports/ports.ts'
import { ecrLogin, type LoginPorts } from './ecr-login.ts'

type RegistryPorts = Pick<Ports, 'download'> & LoginPorts

/** An artifact as a registry has it now. */
export interface PublishedArtifact {
  readonly kind: 'published'
  /** Of its compressed form, lower-case hex. */
  readonly sha256: string
  readonly url: string
  /** For the request of the blob. */
  readonly headers: Readonly<Record<string, string>>
}

/** What a repository has now. @throws ShipError `E_DOWNLOAD` when the registry cannot be reached */
export const publishedArtifact = async (
  { kind, repository }: { readonly kind: ArtifactKind; readonly repository: string },
  ports: RegistryPorts,
): Promise<PublishedArtifact | Refusal> => {
  const reference = parseReference(await placed(repository, ports))
  if (reference === null) return refused('it is not a reference like host/name:tag')
  const manifest = await fetchManifest({ ...reference, repository }, ports)
  if (manifest.kind === 'refused') return manifest
  const pinned = /^sha256:(.*)$/.exec(reference.version)?.[1]
  if (pinned !== undefined && createHash('sha256').update(manifest.text).digest('hex') !== pinned) {
    return refused('its manifest does not have the digest of the reference')
  }
  const sha256 = artifactIn(kind, manifest.text)
  if (sha256 === null) return refused(`its manifest is not that of the ${ARTIFACTS[kind].name}`)
  return {
    kind: 'published',
    sha256,
    url: `${reference.base}/blobs/sha256:${sha256}`,
    headers: manifest.headers,
  }
}

/** A repository in ECR is where the choice of endpoints means it; every other one is where it is named. */
const placed = async (repository: string, { registry }: RegistryPorts): Promise<string> => {
  const [host = '', ...name] = repository.split('/')
  return ecrRegionOf(host) === null ? repository : [dataPlaneHost(host, await registry.endpoints()), ...name].join('/')
}

interface Manifest {
  readonly kind: 'manifest'
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

const fetchManifest = async (
  { base, version, repository }: ArtifactReference & { readonly repository: string },
  ports: RegistryPorts,
): Promise<Manifest | Refusal> => {
  const url = `${base}/manifests/${version}`
  const first = await ports.download.read(url, { accept: MANIFEST_TYPES })
  if (first.status === 200) return { kind: 'manifest', text: first.text, headers: {} }
  if (first.status !== 401) return refused(refusalIn(first))
  const login = await loginFor({ repository, challenge: first.challenge }, ports)
  if (login === null) return refused(refusalIn(first))
  if (login.kind === 'refused') return login
  const { headers } = login
  const second = await ports.download.read(url, { accept: MANIFEST_TYPES, ...headers })
  return second.status === 200 ? { kind: 'manifest', text: second.text, headers } : refused(refusalIn(second))
}

/** A token that everybody gets, or a login to ECR; null where another registry wants a login. */
const loginFor = async (
  { repository, challenge }: { readonly repository: string; readonly challenge: string },
  ports: RegistryPorts,
): ReturnType<typeof ecrLogin> => {
  if (/^basic /i.test(challenge)) return ecrLogin(repository, ports)
  const token = await fetchToken(challenge, ports)
  return token === null ? null : { kind: 'login', headers: { authorization: `Bearer ${token}` } }
}

const fetchToken = async (challenge: string, { download }: RegistryPorts): Promise<string | null> => {
  const url = tokenUrl(challenge)
  if (url === null) return null
  const { status, text } = await download.read(url, {})
  return status === 200 ? tokenIn(text) : null
}

const refused = (because: string): Refusal => ({ kind: 'refused', because })

/**
 * What a registry and this program say to each other to fetch one artifact (OCI distribution spec, "Pull"; token authentication of
 * the Docker registry).
 */
import { z } from 'zod'
import { ecrRegistry } from '../image/own-registry.ts'
import { jsonValue } from '../json.ts'

export interface ArtifactReference {
  /** `https://ghcr.io/v2/aquasecurity/trivy-db` */
  readonly base: string
  /** A tag, or a digest. */
  readonly version: string
}

/** Trivy's own default: the schema version that every allowed Trivy reads. */
const DEFAULT_VERSION = '2'
const REFERENCE =
  /^([a-z0-9.-]+(?::\d+)?|\[[0-9a-f:]+\](?::\d+)?)\/([a-z0-9][a-z0-9._/-]*?)(?::([\w][\w.-]*)|@(sha256:[0-9a-f]{64}))?$/i
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/

/** Where a registry of this machine is: `127.0.0.1:5000`. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host)

/** The region of a host of ECR; null for any other host: what gets a token must be AWS. */
export const ecrRegionOf = (host: string): string | null => ecrRegistry(host)?.region ?? null

/** `ghcr.io/aquasecurity/trivy-db:2` in parts; null when it is no such reference. Plain HTTP on loopback only. */
export const parseReference = (text: string): ArtifactReference | null => {
  const [, host, name, tag, digest] = REFERENCE.exec(text) ?? []
  if (host === undefined || name === undefined || !/[.:]|^localhost$/.test(host)) return null
  const server = host === 'docker.io' ? 'registry-1.docker.io' : host
  return {
    base: `${isLoopback(host) ? 'http' : 'https'}://${server}/v2/${name}`,
    version: digest ?? tag ?? DEFAULT_VERSION,
  }
}

/** The types of the manifest of one artifact; an index is not one. */
export const MANIFEST_TYPES =
  'application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json'

/** What Trivy's publisher keeps in registries, by the type of its only layer (pkg/db and pkg/javadb of Trivy). */
export const ARTIFACTS = {
  database: { name: 'vulnerability database', layerType: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip' },
  'java-index': {
    name: 'index of Java packages',
    layerType: 'application/vnd.aquasec.trivy.javadb.layer.v1.tar+gzip',
  },
} as const

export type ArtifactKind = keyof typeof ARTIFACTS

export interface Refusal {
  readonly kind: 'refused'
  readonly because: string
}

const MANIFEST = z.object({
  layers: z.tuple([z.object({ mediaType: z.string(), digest: z.string().regex(/^sha256:[0-9a-f]{64}$/) })]),
})

/** The sha256 of an artifact in its manifest, lower-case hex; null when it is the manifest of something else. */
export const artifactIn = (kind: ArtifactKind, manifest: string): string | null => {
  const parsed = MANIFEST.safeParse(jsonValue(manifest))
  if (!parsed.success) return null
  const [{ mediaType, digest }] = parsed.data.layers
  return mediaType === ARTIFACTS[kind].layerType ? digest.slice('sha256:'.length) : null
}

const ERRORS = z.object({ errors: z.array(z.object({ code: z.string(), message: z.string().nullish() })).min(1) })

/** Why a registry refuses: `DENIED: denied`, or its status. */
export const refusalIn = ({ status, text }: { readonly status: number; readonly text: string }): string => {
  const parsed = ERRORS.safeParse(jsonValue(text))
  const [first] = parsed.success ? parsed.data.errors : []
  if (first === undefined) return `HTTP status ${status}`
  return first.message ? `${first.code}: ${first.message}` : first.code
}

/** Where to fetch a token for a challenge (`Bearer realm="…",service="…",scope="…"`); null when it asks for a login instead. */
export const tokenUrl = (challenge: string): string | null => {
  if (!/^bearer /i.test(challenge)) return null
  const members = new Map([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
  const realm = members.get('realm') ?? ''
  if (!URL.canParse(realm)) return null
  const url = new URL(realm)
  for (const name of ['service', 'scope']) {
    const value = members.get(name)
    if (value !== undefined) url.searchParams.set(name, value)
  }
  return url.href
}

const TOKEN = z.union([z.object({ token: z.string().min(1) }), z.object({ access_token: z.string().min(1) })])

/** The token in a reply; null when there is none. */
export const tokenIn = (text: string): string | null => {
  const parsed = TOKEN.safeParse(jsonValue(text))
  if (!parsed.success) return null
  return 'token' in parsed.data ? parsed.data.token : parsed.data.access_token
}

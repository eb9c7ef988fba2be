/**
 * What a registry and this program say to each other to fetch one artifact (OCI distribution spec, "Pull"; token authentication of
 * the Docker registry). Without a login: the vulnerability database is public.
 */
import { z } from 'zod'
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

/** `ghcr.io/aquasecurity/trivy-db:2` in parts; null when it is no such reference. Plain HTTP on loopback only. */
export const parseReference = (text: string): ArtifactReference | null => {
  const [, host, name, tag, digest] = REFERENCE.exec(text) ?? []
  if (host === undefined || name === undefined || !/[.:]|^localhost$/.test(host)) return null
  const server = host === 'docker.io' ? 'registry-1.docker.io' : host
  return {
    base: `${LOOPBACK.test(host) ? 'http' : 'https'}://${server}/v2/${name}`,
    version: digest ?? tag ?? DEFAULT_VERSION,
  }
}

/** The types of the manifest of one artifact; an index is not one. */
export const MANIFEST_TYPES =
  'application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json'

const LAYER_TYPE = 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip'
const MANIFEST = z.object({
  layers: z.tuple([z.object({ mediaType: z.literal(LAYER_TYPE), digest: z.string().regex(/^sha256:[0-9a-f]{64}$/) })]),
})

/** The sha256 of the database in its manifest, lower-case hex; null when it is the manifest of something else. */
export const databaseIn = (manifest: string): string | null => {
  const parsed = MANIFEST.safeParse(jsonValue(manifest))
  return parsed.success ? parsed.data.layers[0].digest.slice('sha256:'.length) : null
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

/** A registry on loopback that has Trivy's vulnerability database as an OCI artifact, or denies it. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, truncate } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { serve } from './loopback-server.ts'

/** The response to a manifest request; `gives` is the database. */
export type Mood = 'gives' | 'too-many-requests' | 'denied'

export interface DatabaseRegistry {
  /** For `--db-repository`. */
  readonly repository: string
  readonly requests: { readonly path: string; readonly authorization: string | undefined }[]
}

export const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json'
// What Trivy asks of the artifacts: pkg/db and pkg/javadb, aquasecurity/trivy.
const ARTIFACTS = {
  'trivy-db': { folder: 'db', file: 'trivy.db', type: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip' },
  'trivy-java-db': {
    folder: 'java-db',
    file: 'trivy-java.db',
    type: 'application/vnd.aquasec.trivy.javadb.layer.v1.tar+gzip',
  },
} as const
const CONFIG_TYPE = 'application/vnd.aquasec.trivy.config.v1+json'

interface Artifact {
  readonly layer: Buffer
  readonly manifest: string
}

/** The database of a folder (`db/`) or its index of Java packages (`java-db/`) as it is published. */
export const artifactOf = async (directory: string, name: keyof typeof ARTIFACTS): Promise<Artifact> => {
  const { folder, file, type } = ARTIFACTS[name]
  // As large as a published one has to be; a bbolt file may be longer than its pages.
  if (name === 'trivy-db') await truncate(join(directory, folder, file), 10_000_000)
  const archive = join(directory, `${folder}.tar.gz`)
  execFileSync('tar', ['-czf', archive, '-C', join(directory, folder), file, 'metadata.json'])
  const layer = await readFile(archive)
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    config: descriptor(CONFIG_TYPE, Buffer.from('{}')),
    layers: [{ ...descriptor(type, layer), annotations: { 'org.opencontainers.image.title': `${folder}.tar.gz` } }],
  })
  return { layer, manifest }
}

/**
 * Serves the database of a folder (`db/`), and the index of Java packages if it has one (`java-db/`); each manifest request gets the
 * next mood, then always the last one.
 */
export const databaseRegistry = async (directory: string, moods: readonly Mood[]): Promise<DatabaseRegistry> => {
  const artifacts = new Map<string, Artifact>([['trivy-db', await artifactOf(directory, 'trivy-db')]])
  if (existsSync(join(directory, 'java-db')))
    artifacts.set('trivy-java-db', await artifactOf(directory, 'trivy-java-db'))
  const requests: DatabaseRegistry['requests'] = []
  let manifests = 0
  const origin = await serve((request, response) => {
    const path = request.url ?? ''
    requests.push({ path, authorization: request.headers.authorization })
    const artifact = artifacts.get(path.split('/')[2] ?? '')
    if (path.includes('/blobs/')) {
      response.end(artifact?.layer)
      return
    }
    if (!path.includes('/manifests/')) {
      // Asks for a login, so that a client that has one sends it.
      response.writeHead(401, { 'www-authenticate': 'Basic realm="registry"' }).end('{}')
      return
    }
    if (artifact === undefined) {
      response.writeHead(404).end('{"errors":[{"code":"MANIFEST_UNKNOWN"}]}')
      return
    }
    const mood = moods[Math.min(manifests, moods.length - 1)] ?? 'gives'
    manifests += 1
    answer(mood, artifact.manifest, { request, response })
  })
  return { repository: `${origin.replace('http://', '')}/trivy-db:2`, requests }
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

const REFUSALS = { 'too-many-requests': [429, 'TOOMANYREQUESTS'], denied: [403, 'DENIED'] } as const

const answer = (mood: Mood, manifest: string, { request, response }: Exchange): void => {
  if (mood === 'gives') {
    response.writeHead(200, { 'content-type': MANIFEST_TYPE, 'content-length': Buffer.byteLength(manifest) })
    response.end(request.method === 'HEAD' ? undefined : manifest)
    return
  }
  const [status, code] = REFUSALS[mood]
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ errors: [{ code, message: code.toLowerCase() }] }))
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const descriptor = (mediaType: string, bytes: Buffer): object => ({
  mediaType,
  size: bytes.length,
  digest: `sha256:${sha256(bytes)}`,
})

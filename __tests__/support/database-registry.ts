/** A registry on loopback that has Trivy's vulnerability database as an OCI artifact, or denies it. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
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

const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json'
// What Trivy asks of the artifact: pkg/db, aquasecurity/trivy.
const LAYER_TYPE = 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip'
const CONFIG_TYPE = 'application/vnd.aquasec.trivy.config.v1+json'

/** Serves the database of a folder (`db/`); each manifest request gets the next mood, then always the last one. */
export const databaseRegistry = async (directory: string, moods: readonly Mood[]): Promise<DatabaseRegistry> => {
  const archive = join(directory, 'db.tar.gz')
  // As large as a published one has to be; a bbolt file may be longer than its pages.
  await truncate(join(directory, 'db', 'trivy.db'), 10_000_000)
  execFileSync('tar', ['-czf', archive, '-C', join(directory, 'db'), 'trivy.db', 'metadata.json'])
  const layer = await readFile(archive)
  const config = Buffer.from('{}')
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    config: descriptor(CONFIG_TYPE, config),
    layers: [{ ...descriptor(LAYER_TYPE, layer), annotations: { 'org.opencontainers.image.title': 'db.tar.gz' } }],
  })
  const requests: DatabaseRegistry['requests'] = []
  let manifests = 0
  const origin = await serve((request, response) => {
    const path = request.url ?? ''
    requests.push({ path, authorization: request.headers.authorization })
    if (path.includes('/blobs/')) {
      response.end(path.endsWith(sha256(layer)) ? layer : config)
      return
    }
    if (!path.includes('/manifests/')) {
      // Asks for a login, so that a client that has one sends it.
      response.writeHead(401, { 'www-authenticate': 'Basic realm="registry"' }).end('{}')
      return
    }
    const mood = moods[Math.min(manifests, moods.length - 1)] ?? 'gives'
    manifests += 1
    answer(mood, manifest, { request, response })
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

/**
 * A registry on loopback that serves the manifests of a folder, and takes new ones: a file for each tag. Of blobs it has the configs in the folder
 * `layout` beside it. It asks for no login.
 */
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { serve } from './loopback-server.ts'

export const MANIFEST_TYPE = 'application/vnd.docker.distribution.manifest.v2+json'

/** Of a text, as a registry computes it. */
export const sha256Of = (body: string): string => `sha256:${createHash('sha256').update(body).digest('hex')}`

/** Starts it; gives its address, `127.0.0.1:12345`. `stopServers` ends it. */
export const manifestRegistry = async (folder: string): Promise<string> => {
  const origin = await serve((request, response) => {
    if (request.url?.endsWith('/tags/list') === true) {
      void readdir(folder).then((tags) => response.end(JSON.stringify({ tags })))
      return
    }
    if (request.method === 'PUT') {
      const file = join(folder, request.url?.split('/').at(-1) ?? '')
      void text(request)
        .then((body) => writeFile(file, body))
        .then(() => response.writeHead(201).end())
      return
    }
    const blob = blobIn(request)
    if (blob !== null) {
      void readFile(join(folder, '..', 'layout', `${blob}.json`)).then(
        (body) => response.end(body),
        () => response.writeHead(404).end('{}'),
      )
      return
    }
    void manifestIn(folder, request.url?.split('/').at(-1) ?? '').then((body) => {
      if (body === null) response.writeHead(404).end('{}')
      else response.writeHead(200, { 'content-type': MANIFEST_TYPE, 'docker-content-digest': sha256Of(body) }).end(body)
    })
  })
  return origin.replace('http://', '')
}

const blobIn = ({ url = '' }: IncomingMessage): string | null =>
  /\/blobs\/sha256:([0-9a-f]{64})$/u.exec(url)?.[1] ?? null

/** The manifest of a tag or a digest; null when there is none. */
const manifestIn = async (folder: string, reference: string): Promise<string | null> => {
  for (const tag of await readdir(folder)) {
    const body = await readFile(join(folder, tag), 'utf8')
    if (tag === reference || sha256Of(body) === reference) return body
  }
  return null
}

/** The digest of the manifest of each tag. */
export const digestsIn = async (folder: string): Promise<Readonly<Record<string, string>>> => {
  const tags = await readdir(folder)
  const bodies = await Promise.all(tags.map((tag) => readFile(join(folder, tag), 'utf8')))
  return Object.fromEntries(tags.map((tag, index) => [tag, sha256Of(bodies[index] ?? '')]))
}

/** The manifest of an image with that config. */
export const manifestOf = (configDigest: string): string =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    config: { mediaType: 'application/vnd.docker.container.image.v1+json', size: 2, digest: configDigest },
    layers: [],
  })

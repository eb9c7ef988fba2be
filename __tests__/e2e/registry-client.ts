/** Reads and writes the sandbox's registry as its protocol has it: for images that no builder of a test makes. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LocalAws } from '../../local-aws/server.ts'
import { MANIFEST_TYPES } from '../../local-aws/registry/store.ts'
import { sandbox } from './engine-support.ts'

interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly body?: string | Buffer
  readonly type?: string
}

interface Received {
  readonly body: string
  readonly type: string
  readonly location: string
}

/** A registry of a local AWS, and the passwords that were issued. */
export type RegistryAccess = Pick<LocalAws, 'registryHost' | 'registryPasswords'>

/** With the newest password that the local AWS has issued. @throws Error with what the registry says when it refuses */
const send = (aws: RegistryAccess, { method, path, body = '', type }: Sent): Promise<Received> => {
  const password = aws.registryPasswords().at(-1) ?? ''
  const headers = {
    accept: MANIFEST_TYPES.join(', '),
    authorization: `Basic ${Buffer.from(`AWS:${password}`).toString('base64')}`,
    'content-length': Buffer.byteLength(body),
    ...(type === undefined ? {} : { 'content-type': type }),
  }
  const url = new URL(path, `${sandbox.tls === null ? 'http' : 'https'}://${aws.registryHost}`)
  return new Promise((resolve, reject) => {
    const started =
      sandbox.tls === null
        ? httpRequest(url, { method, headers })
        : httpsRequest(url, { method, headers, ca: readFileSync(sandbox.tls.caFile) })
    started.on('error', reject).on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => {
        const { 'content-type': received = '', location = '' } = response.headers
        if ((response.statusCode ?? 500) < 300) resolve({ body: text, type: received, location })
        else reject(new Error(`${method} ${path}: ${response.statusCode ?? ''} ${text}`))
      })
    })
    started.end(body)
  })
}

export interface StoredImage {
  readonly digest: string
  readonly body: string
  readonly type: string
}

const digestOf = (text: string | Buffer): string => `sha256:${createHash('sha256').update(text).digest('hex')}`

/** The manifest or index under a tag or digest. */
export const manifestIn = async (aws: RegistryAccess, repository: string, reference: string): Promise<StoredImage> => {
  const { body, type } = await send(aws, { method: 'GET', path: `/v2/${repository}/manifests/${reference}` })
  return { digest: digestOf(body), body, type }
}

interface Index {
  readonly manifests?: readonly { readonly digest: string; readonly platform?: { readonly architecture: string } }[]
}

/** The only image of an index that a builder wrote beside its provenance, or the image itself. */
export const imageIn = async (aws: RegistryAccess, repository: string, stored: StoredImage): Promise<StoredImage> => {
  const { manifests = [] } = JSON.parse(stored.body) as Index // as the engine has pushed it
  const image = manifests.find(({ platform }) => platform?.architecture !== 'unknown')
  return image === undefined ? stored : manifestIn(aws, repository, image.digest)
}

/** Stores it under a tag. */
export const putManifest = async (
  aws: RegistryAccess,
  name: `${string}:${string}`,
  { body, type }: Omit<StoredImage, 'digest'>,
): Promise<StoredImage> => {
  const [repository = '', tag = ''] = name.split(':')
  await send(aws, { method: 'PUT', path: `/v2/${repository}/manifests/${tag}`, body, type })
  return { digest: digestOf(body), body, type }
}

/** Stores a blob; gives its digest. */
export const putBlob = async (aws: RegistryAccess, repository: string, body: string | Buffer): Promise<string> => {
  const { location } = await send(aws, { method: 'POST', path: `/v2/${repository}/blobs/uploads/` })
  const digest = digestOf(body)
  const path = `${location}${location.includes('?') ? '&' : '?'}digest=${digest}`
  await send(aws, { method: 'PUT', path, body, type: 'application/octet-stream' })
  return digest
}

interface ImageManifest {
  readonly config: { readonly digest: string }
}

/** Stores the same image again, of which its config says that it is for ARM64. */
export const putForArm = async (
  aws: RegistryAccess,
  from: StoredImage,
  name: `${string}:${string}`,
): Promise<StoredImage> => {
  const manifest = JSON.parse(from.body) as ImageManifest // as the engine has pushed it
  const [repository = ''] = name.split(':')
  const { body } = await send(aws, { method: 'GET', path: `/v2/${repository}/blobs/${manifest.config.digest}` })
  const config = body.replace('"architecture":"amd64"', '"architecture":"arm64"')
  const digest = await putBlob(aws, repository, config)
  const changed = { ...manifest, config: { ...manifest.config, digest, size: Buffer.byteLength(config) } }
  return putManifest(aws, name, { body: JSON.stringify(changed), type: from.type })
}

/** Stores an index of these images, as BuildKit writes one for several platforms. */
export const putIndex = (
  aws: RegistryAccess,
  name: `${string}:${string}`,
  images: Readonly<Record<string, StoredImage>>,
): Promise<StoredImage> => {
  const type = 'application/vnd.oci.image.index.v1+json'
  const manifests = Object.entries(images).map(([architecture, { digest, body, type: mediaType }]) => ({
    ...{ mediaType, digest, size: Buffer.byteLength(body) },
    platform: { os: 'linux', architecture },
  }))
  return putManifest(aws, name, { body: JSON.stringify({ schemaVersion: 2, mediaType: type, manifests }), type })
}

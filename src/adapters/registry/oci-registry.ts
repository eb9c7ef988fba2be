/** A registry by the OCI distribution protocol, over HTTPS, with a login for each repository. */
import { createHash } from 'node:crypto'
import { isUtf8 } from 'node:buffer'
import { RegistryError } from '../../errors/registry-error.ts'
import type { Digest } from '../../domain/image/digest.ts'
import type {
  NewManifest,
  OciRegistry,
  RegistryCopy,
  RegistryManifest,
  RegistryPlace,
} from '../../ports/oci-registry.ts'
import { bodyOfFile, reading, withBlobOf } from './blob-source.ts'
import { nameOf, type Body, type RegistryOptions } from './registry-request.ts'
import { ask, persistently, replyOf, repositoryUrl, type RegistryReply } from './registry-session.ts'

/** An `OciRegistry` bound to one abort signal. */
export const makeOciRegistry = (options: RegistryOptions): OciRegistry => ({
  manifest: (place, reference) => persistently(options, () => getManifest(place, reference, options)),
  hasBlob: (place, digest) => persistently(options, () => hasBlob(place, digest, options)),
  readBlob: (place, digest) => persistently(options, () => readBlob(place, digest, options)),
  sendBlob: (place, blob, progress) =>
    persistently(options, async () => {
      if (await hasBlob(place, blob.digest, options)) return 'already-there'
      const { location } = await startUpload(place, '', options)
      await finishUpload({ place, location, digest: blob.digest }, bodyOfFile(blob, progress), options)
      return 'sent'
    }),
  copyBlob: ({ from, to }, blob, progress) =>
    persistently(options, async () => {
      if (await hasBlob(to, blob.digest, options)) return 'already-there'
      const { status, location } = await startUpload(to, mountOf({ from, to }, blob.digest), options)
      if (status === 201) return 'mounted'
      await withBlobOf({ place: from, blob, progress }, options, (body) =>
        finishUpload({ place: to, location, digest: blob.digest }, body, options),
      )
      return 'sent'
    }),
  putManifest: (place, manifest) => persistently(options, () => putManifest(place, manifest, options)),
})

const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ')

// What is computed of bytes is a digest.
const digestOf = (bytes: Buffer | string): Digest =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}` as Digest

const getManifest = async (
  place: RegistryPlace,
  reference: string,
  options: RegistryOptions,
): Promise<RegistryManifest | null> => {
  const request = { method: 'GET', place, to: `/manifests/${reference}`, headers: { accept: ACCEPT } } as const
  const { status, headers, body } = await ask(request, options, [200, 404])
  if (status === 404) return null
  const digest = digestOf(body)
  const isOther = reference.startsWith('sha256:') && reference !== digest
  if (isOther || !isUtf8(body)) {
    throw wrong(place, { method: 'GET', to: request.to }, `the manifest that it sent has the digest ${digest}`)
  }
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';')
  return { digest, mediaType: mediaType.trim(), text: body.toString('utf8') }
}

const wrong = (
  place: RegistryPlace,
  { method, to }: { readonly method: 'GET' | 'PUT' | 'POST'; readonly to: string },
  because: string,
): RegistryError =>
  new RegistryError({
    request: nameOf({ method, url: repositoryUrl(place, to) }),
    status: null,
    because,
    mayPass: false,
  })

const hasBlob = async (place: RegistryPlace, digest: Digest, options: RegistryOptions): Promise<boolean> => {
  // A registry may redirect to where it keeps the blob.
  const { status } = await ask({ method: 'HEAD', place, to: `/blobs/${digest}` }, options, [200, 302, 307, 404])
  return status !== 404
}

const readBlob = async (place: RegistryPlace, digest: Digest, options: RegistryOptions): Promise<string | null> => {
  try {
    return await reading({ place, to: `/blobs/${digest}` }, options, async (response, { heard, request }) => {
      const { body } = await replyOf(response, heard)
      if (digestOf(body) === digest && isUtf8(body)) return body.toString('utf8')
      throw new RegistryError({ request, status: 200, because: `what it sent is not ${digest}`, mayPass: false })
    })
  } catch (error) {
    if (error instanceof RegistryError && error.status === 404) return null
    throw error
  }
}

/** Asks for a mount only in the same registry. */
const mountOf = ({ from, to }: RegistryCopy, digest: Digest): string =>
  from.registry === to.registry ? `?${new URLSearchParams({ mount: digest, from: from.repository }).toString()}` : ''

interface Started {
  /** 201: there is nothing to upload. */
  readonly status: number
  readonly location: URL
}

const startUpload = async (place: RegistryPlace, query: string, options: RegistryOptions): Promise<Started> => {
  const to = `/blobs/uploads/${query}`
  const reply = await ask({ method: 'POST', place, to, headers: { 'content-length': '0' } }, options, [201, 202])
  return { status: reply.status, location: locationIn(reply, place) }
}

/** Where an upload goes on; a login and a layer go to no other host than the registry. @throws RegistryError */
const locationIn = ({ headers }: RegistryReply, place: RegistryPlace): URL => {
  const start = repositoryUrl(place, '/blobs/uploads/')
  const location = URL.parse(headers.location ?? '', start.href)
  if (location?.origin === start.origin) return location
  throw wrong(
    place,
    { method: 'POST', to: '/blobs/uploads/' },
    `it wants the upload on ${location?.origin ?? 'no address'}`,
  )
}

interface Upload {
  readonly place: RegistryPlace
  readonly location: URL
  readonly digest: Digest
}

/** The whole blob in one request, as BuildKit and containerd upload to ECR. */
const finishUpload = async (
  { place, location, digest }: Upload,
  body: Body,
  options: RegistryOptions,
): Promise<void> => {
  location.searchParams.set('digest', digest)
  const headers = { 'content-type': 'application/octet-stream' }
  await ask({ method: 'PUT', place, to: location, headers, body }, options, [201, 204])
}

const putManifest = async (
  place: RegistryPlace,
  { reference, mediaType, text }: NewManifest,
  options: RegistryOptions,
): Promise<Digest> => {
  const bytes = Buffer.from(text, 'utf8')
  const body: Body = {
    sizeBytes: bytes.length,
    open: async function* () {
      yield await Promise.resolve(bytes)
    },
  }
  const to = `/manifests/${reference}`
  const reply = await ask(
    { method: 'PUT', place, to, headers: { 'content-type': mediaType }, body },
    options,
    [200, 201],
  )
  const digest = digestOf(bytes)
  const stored = reply.headers['docker-content-digest']
  if (stored === undefined || stored === digest) return digest
  throw wrong(place, { method: 'PUT', to }, `it has stored ${String(stored)} instead of ${digest}`)
}

/** Against a server of this process: manifests, blobs and copies. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { makeOciRegistry } from '../../../src/adapters/registry/oci-registry.ts'
import type { Digest } from '../../../src/domain/image/digest.ts'
import type { FileBlob, OciRegistry, RegistryPlace } from '../../../src/ports/oci-registry.ts'
import { stopServers } from '../../support/loopback-server.ts'
import { ociServer, sha256, type OciServer } from '../../support/oci-server.ts'

const INDEX = 'application/vnd.oci.image.index.v1+json'

let folder: string
let server: OciServer
let registry: OciRegistry
let lines: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oci-'))
  server = await ociServer()
  lines = []
  const { signal } = new AbortController()
  registry = makeOciRegistry({
    signal,
    environment: {},
    onRetry: (line) => lines.push(line),
    pauseMs: 1,
    silenceMs: 20_000,
  })
})

afterEach(async () => {
  stopServers()
  await rm(folder, { recursive: true })
})

const place = (repository = 'app', host = server.host): RegistryPlace => ({
  ...{ registry: host, repository },
  login: () => Promise.resolve('Basic good'),
})

const digestOf = (bytes: Buffer | string): Digest => sha256(bytes) as Digest

/** A blob in the middle of a file. */
const blobInFile = async (bytes: Buffer): Promise<FileBlob> => {
  const path = join(folder, 'archive.tar')
  await writeFile(path, Buffer.concat([Buffer.alloc(700, 1), bytes, Buffer.alloc(900, 2)]))
  return { digest: digestOf(bytes), sizeBytes: bytes.length, path, offset: 700 }
}

const quiet = (): void => undefined

describe('a manifest', () => {
  test('is put by digest or tag, and read back byte for byte', async () => {
    const text = '{"schemaVersion":2,  "manifests":[]}'
    const digest = await registry.putManifest(place(), { reference: '1.0', mediaType: INDEX, text })
    expect(digest).toBe(sha256(text))
    expect(await registry.manifest(place(), '1.0')).toEqual({ digest, mediaType: INDEX, text })
    expect(await registry.manifest(place(), digest)).toEqual({ digest, mediaType: INDEX, text })
    expect(await registry.manifest(place(), '2.0')).toBeNull()
  })

  test('with another digest than the one asked for is refused, and is not asked for again', async () => {
    const asked = digestOf('asked')
    server.manifests.set(`app ${asked}`, { type: INDEX, text: '{"other":1}' })
    await expect(registry.manifest(place(), asked)).rejects.toThrow(`has the digest ${sha256('{"other":1}')}`)
    expect(server.requests).toHaveLength(1)
  })
})

describe('a blob', () => {
  test.each([0, 1, 5_000_000])('of %i bytes is sent out of the middle of a file, and only once', async (size) => {
    const bytes = randomBytes(size)
    const blob = await blobInFile(bytes)
    const seen: number[] = []
    expect(await registry.sendBlob(place(), blob, (sent) => seen.push(sent))).toBe('sent')
    expect(server.blobs.get(`app ${blob.digest}`)?.equals(bytes)).toBe(true)
    expect(seen.at(-1) ?? 0).toBe(size)
    expect(await registry.sendBlob(place(), blob, quiet)).toBe('already-there')
    expect(await registry.hasBlob(place(), digestOf('none'))).toBe(false)
  })

  test('that is not what its digest says is refused by the registry', async () => {
    const blob = { ...(await blobInFile(Buffer.from('x'))), digest: digestOf('y') }
    await expect(registry.sendBlob(place(), blob, quiet)).rejects.toThrow('HTTP status 400: DIGEST_INVALID')
  })

  test('of a config is read with its digest checked', async () => {
    server.blobs.set(`app ${digestOf('{}')}`, Buffer.from('{}'))
    server.blobs.set(`app ${digestOf('[]')}`, Buffer.from('[] '))
    expect(await registry.readBlob(place(), digestOf('{}'))).toBe('{}')
    expect(await registry.readBlob(place(), digestOf('none'))).toBeNull()
    await expect(registry.readBlob(place(), digestOf('[]'))).rejects.toThrow('is not sha256:')
  })
})

describe('a copy', () => {
  const bytes = randomBytes(3_000_000)
  const blob = { digest: digestOf(bytes), sizeBytes: bytes.length }

  test('goes from one registry to another, its digest checked', async () => {
    const other = await ociServer()
    server.blobs.set(`app ${blob.digest}`, bytes)
    const copy = { from: place(), to: place('env/app', other.host) }
    expect(await registry.copyBlob(copy, blob, quiet)).toBe('sent')
    expect(other.blobs.get(`env/app ${blob.digest}`)?.equals(bytes)).toBe(true)
    expect(await registry.copyBlob(copy, blob, quiet)).toBe('already-there')
  })

  test('in one registry is mounted where it does that, and sent where it does not', async () => {
    server.blobs.set(`app ${blob.digest}`, bytes)
    const copy = { from: place(), to: place('b') }
    server.mounts = true
    expect(await registry.copyBlob(copy, blob, quiet)).toBe('mounted')
    server.mounts = false
    expect(await registry.copyBlob({ ...copy, to: place('c') }, blob, quiet)).toBe('sent')
  })

  test('of something else than its digest says never becomes whole at the other end', async () => {
    const other = await ociServer()
    server.blobs.set(`app ${blob.digest}`, Buffer.concat([bytes.subarray(1), Buffer.alloc(1)]))
    const copy = { from: place(), to: place('app', other.host) }
    await expect(registry.copyBlob(copy, blob, quiet)).rejects.toThrow(`is not ${blob.digest}`)
    expect(other.blobs.size).toBe(0)
    expect(lines).toEqual([])
  })

  test('follows a redirect to where the registry keeps its blobs, without the login', async () => {
    const store = await ociServer()
    const other = await ociServer()
    store.logins.clear()
    store.logins.add('')
    store.blobs.set(`kept ${blob.digest}`, bytes)
    server.mishap = (line) =>
      line.startsWith('GET')
        ? { kind: 'status', status: 307, headers: { location: `http://${store.host}/v2/kept/blobs/${blob.digest}` } }
        : null
    expect(await registry.copyBlob({ from: place(), to: place('app', other.host) }, blob, quiet)).toBe('sent')
  })
})

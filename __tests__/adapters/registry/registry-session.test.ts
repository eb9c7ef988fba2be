/** Against a server of this process: what is sent again, what is not, and where a login goes. */
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

describe('what fails', () => {
  const once = (kind: Parameters<OciServer['mishap']>[0], mishap: ReturnType<OciServer['mishap']>): void => {
    let left = 1
    server.mishap = (line) => (line.startsWith(kind) && left-- > 0 ? mishap : null)
  }

  test.each([429, 500, 502, 503])('with status %i is sent again', async (status) => {
    once('POST', { kind: 'status', status })
    expect(await registry.sendBlob(place(), await blobInFile(randomBytes(2_000_000)), quiet)).toBe('sent')
    expect(lines).toEqual([expect.stringMatching(`failed: HTTP status ${status}; attempt 2 of 4`)])
  })

  test('in the middle of a layer starts the layer again', async () => {
    once('PUT', { kind: 'reset', afterBytes: 1_000_000 })
    const seen: number[] = []
    const blob = await blobInFile(randomBytes(4_000_000))
    expect(await registry.sendBlob(place(), blob, (sent) => seen.push(sent))).toBe('sent')
    expect(seen.filter((sent, at) => sent < (seen[at - 1] ?? 0))).toHaveLength(1)
  })

  test('and will always fail is sent once, with what the registry says', async () => {
    server.mishap = () => ({
      kind: 'status',
      status: 403,
      body: '{"errors":[{"code":"DENIED","message":"not yours"}]}',
    })
    await expect(registry.hasBlob(place(), digestOf('x'))).rejects.toMatchObject({
      code: 'E_REGISTRY',
      ...{ status: 403, mayPass: false },
      message: expect.stringMatching(/^HEAD http:\/\/127.*failed: HTTP status 403$/u),
    })
    await expect(registry.manifest(place(), 'x')).rejects.toThrow('DENIED: not yours')
    expect(server.requests).toHaveLength(2)
  })

  test('four times is given up', async () => {
    server.mishap = () => ({ kind: 'reset' })
    await expect(registry.manifest(place(), 'x')).rejects.toMatchObject({ status: null, mayPass: true })
    expect(server.requests).toHaveLength(4)
  })

  test('because nothing comes is a failure that says so', async () => {
    const { signal } = new AbortController()
    const silent = makeOciRegistry({ signal, environment: {}, onRetry: quiet, pauseMs: 1, silenceMs: 50 })
    server.mishap = () => ({ kind: 'reset', afterBytes: Infinity })
    await expect(silent.manifest(place('app', await neverAnswers()), 'x')).rejects.toThrow('nothing came for 0.05 s')
  })

  const neverAnswers = async (): Promise<string> => {
    const { serve } = await import('../../support/loopback-server.ts')
    return (await serve(() => undefined)).replace('http://', '')
  }

  test('ends at once with the reason of a cancel', async () => {
    const controller = new AbortController()
    const cancelled = makeOciRegistry({ signal: controller.signal, environment: {}, onRetry: quiet })
    const asked = cancelled.manifest(place('app', await neverAnswers()), 'x')
    controller.abort(new Error('cancelled'))
    await expect(asked).rejects.toThrow('cancelled')
  })
})

describe('the login', () => {
  test('that was rejected is asked for anew, once', async () => {
    const asked: string[] = []
    const login: RegistryPlace['login'] = (wanted) => {
      asked.push(wanted)
      return Promise.resolve(wanted === 'new' ? 'Basic good' : 'Basic old')
    }
    expect(await registry.manifest({ ...place(), login }, 'x')).toBeNull()
    expect(asked).toEqual(['known', 'new'])
    server.logins.clear()
    await expect(registry.manifest({ ...place(), login }, 'x')).rejects.toMatchObject({ status: 401 })
  })

  test('and a layer go to no other host that the registry names for the upload', async () => {
    const other = await ociServer()
    server.mishap = (line) =>
      line.startsWith('POST')
        ? { kind: 'status', status: 202, headers: { location: `http://${other.host}/v2/app/blobs/uploads/1` } }
        : null
    const sending = registry.sendBlob(place(), await blobInFile(Buffer.from('x')), quiet)
    await expect(sending).rejects.toThrow(`it wants the upload on http://${other.host}`)
    expect(other.requests).toEqual([])
  })
})

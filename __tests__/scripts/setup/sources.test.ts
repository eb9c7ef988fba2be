import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { catalogue, toolNames } from '../../../scripts/setup/catalogue.ts'
import { attempt, run } from '../../../scripts/setup/capture.ts'
import { isAllowedGo } from '../../../scripts/setup/sources/go.ts'
import { checkIntegrity, fromNpm } from '../../../scripts/setup/sources/npm.ts'
import { fromMachine } from '../../../scripts/setup/sources/machine.ts'
import { fromRelease } from '../../../scripts/setup/sources/release.ts'
import type { ReleaseSource, ToolDeclaration } from '../../../scripts/setup/tool.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sources-test-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the catalogue', () => {
  test.each(toolNames)('%s: every checked or linked program is one of its programs', (name) => {
    const tool: ToolDeclaration = catalogue[name]
    const linked = tool.sources.flatMap((source) => (source.kind === 'debian' ? Object.keys(source.paths) : []))
    expect(tool.programs).toEqual(expect.arrayContaining([...Object.keys(tool.check), ...linked]))
  })

  test.each(toolNames)('%s: every download has a sha256', (name) => {
    const tool: ToolDeclaration = catalogue[name]
    const assets = tool.sources.flatMap((source) => (source.kind === 'release' ? Object.values(source.assets) : []))
    for (const asset of assets) expect(asset.sha256).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('a package of npm', () => {
  test.each(toolNames)('%s: has a pinned hash, and paths of its programs alone', (name) => {
    const tool: ToolDeclaration = catalogue[name]
    for (const source of tool.sources) {
      if (source.kind !== 'npm') continue
      for (const { integrity } of Object.values(source.packages)) expect(integrity).toMatch(/^sha512-[\w+/]{86}==$/)
      expect(Object.keys(source.paths)).toEqual(tool.programs)
    }
  })

  test('with another hash is not used', async () => {
    const archive = path.join(folder, 'tool-1.0.0.tgz')
    await writeFile(archive, 'an archive')
    const integrity = `sha512-${createHash('sha512').update('an archive').digest('base64')}`
    await expect(checkIntegrity(archive, integrity)).resolves.toBeUndefined()
    await writeFile(archive, 'another one')
    await expect(checkIntegrity(archive, integrity)).rejects.toThrow(
      /^tool-1\.0\.0\.tgz has sha512-.*; it was not used$/,
    )
  })

  test('that is not made for this platform is said to be missing', async () => {
    const source = { kind: 'npm', packages: {}, version: '1.0.0', paths: {} } as const
    await expect(fromNpm(source, folder)).rejects.toThrow(`there is no package for ${process.platform}-${process.arch}`)
  })
})

describe('Go', () => {
  test.each([
    ['go version go1.26.3 linux/amd64', true],
    ['go version go1.26.12 linux/arm64', true],
    ['go version go1.26.2 linux/amd64', false],
    ['go version go1.27.0 linux/amd64', false],
    ['go version go1.26 linux/amd64', false],
    ['', false],
  ])('%s: %s', (line, allowed) => {
    expect(isAllowedGo(line)).toBe(allowed)
  })
})

describe('a program of the machine', () => {
  const ask = (version: RegExp) =>
    fromMachine(
      { kind: 'machine', versionArguments: ['--version'], version },
      { name: 'node', version: '1', programs: ['node'] },
    )

  test('is used at an allowed version only', async () => {
    expect(await ask(/^v\d+\./)).toMatchObject({ from: 'machine', folder: null })
    expect(await ask(/^v1\.0\.0$/)).toBeNull()
  })
})

describe('a release', () => {
  let server: Server
  let body = Buffer.alloc(0)
  let status = 200

  beforeEach(async () => {
    await writeFile(path.join(folder, 'tool'), '#!/bin/sh\necho 1.0\n', { mode: 0o755 })
    await run(['tar', '-czf', path.join(folder, 'tool.tar.gz'), '-C', folder, 'tool'])
    body = await readFile(path.join(folder, 'tool.tar.gz'))
    status = 200
    server = createServer((_, response) => response.writeHead(status).end(body))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })

  afterEach(() => new Promise((resolve) => server.close(resolve)))

  const source = (sha256: string): ReleaseSource => {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const asset = { url: `http://127.0.0.1:${address.port}/tool.tar.gz`, sha256 }
    return { kind: 'release', assets: { [`${process.platform}-${process.arch}`]: asset } }
  }
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

  test('is unpacked if its hash is the pinned one', async () => {
    await fromRelease(source(hash(body)), path.join(folder, 'out'))
    expect((await attempt([path.join(folder, 'out', 'bin', 'tool')])).stdout).toBe('1.0\n')
  })

  test('is rejected if it was changed or truncated', async () => {
    const pinned = hash(body)
    body = body.subarray(0, -1)
    await expect(fromRelease(source(pinned), path.join(folder, 'out'))).rejects.toThrow(
      new RegExp(`has sha256 ${hash(body)}, expected ${pinned}; it was not used`),
    )
  })

  test('says that the server returned an error', async () => {
    status = 404
    await expect(fromRelease(source('0'.repeat(64)), folder)).rejects.toThrow(/tool\.tar\.gz returned 404/)
  })

  test('says that there is none for the platform', async () => {
    await expect(fromRelease({ kind: 'release', assets: {} }, folder)).rejects.toThrow(
      `there is no release for ${process.platform}-${process.arch}`,
    )
  })
})

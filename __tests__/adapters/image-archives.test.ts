/** Layers of archives that tar has made: every compression and both layouts, and what is wrong with an archive. */
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { makeImageArchives } from '../../src/adapters/image-archives.ts'
import type { LayerEntry } from '../../src/ports/image-archives.ts'
import { tarHeader, zstdBomb } from '../support/hostile-layers.ts'

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'image-archives-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

/** 64 GB of zeros. */
const BOMB_BLOCKS = 500_000

let made = 0
/** A tar of these members, in this order; a text that begins with `->` is a link. */
const tarOf = async (members: Readonly<Record<string, string | Buffer>>): Promise<Buffer> => {
  const root = join(directory, String((made += 1)))
  await mkdir(root)
  for (const [path, content] of Object.entries(members)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    if (typeof content === 'string' && content.startsWith('->')) {
      execFileSync('ln', ['-s', content.slice(2), join(root, path)])
    } else await writeFile(join(root, path), content)
  }
  execFileSync('tar', ['-cf', `${root}.tar`, '--no-recursion', '-C', root, ...Object.keys(members)])
  return readFile(`${root}.tar`)
}

const manifest = (...layers: readonly string[]): string => JSON.stringify([{ Config: 'config.json', Layers: layers }])

const read = async (
  archive: Buffer,
  changes: { readonly signal?: AbortSignal; readonly timeoutMs?: number } = {},
): Promise<readonly (readonly LayerEntry[])[]> => {
  const path = join(directory, 'image.tar')
  await writeFile(path, archive)
  const { signal = new AbortController().signal, timeoutMs = 60_000 } = changes
  return makeImageArchives({ signal }).readLayers({
    archive: path,
    keep: (entry) => entry.type !== 'directory',
    timeoutMs,
  })
}

const file = (path: string, sizeBytes: number): LayerEntry => ({ path, type: 'file', sizeBytes, target: '' })

describe('the layers of an archive', () => {
  test.each([
    ['plain', (bytes: Buffer) => bytes],
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ])('are read, %s', async (_, compress) => {
    const layer = await tarOf({ './var/lib/dpkg/status': 'abc', './var/lib/old': '->../x', './empty': '' })
    const name = 'blobs/sha256/aa'
    const archive = await tarOf({ 'config.json': '{}', [name]: compress(layer), 'manifest.json': manifest(name) })
    expect(await read(archive)).toEqual([
      [
        file('var/lib/dpkg/status', 3),
        { path: 'var/lib/old', type: 'link', sizeBytes: 0, target: '../x' },
        file('empty', 0),
      ],
    ])
  })

  test('are in the order of the manifest, also those that are empty, named twice or links to another', async () => {
    const [one, two] = [await tarOf({ one: '1' }), await tarOf({ two: '22' })]
    const archive = await tarOf({
      'manifest.json': manifest('b/layer.tar', 'none/layer.tar', 'a/layer.tar', 'c/layer.tar', 'a/layer.tar'),
      'a/layer.tar': one,
      'b/layer.tar': two,
      'c/layer.tar': '->../b/layer.tar',
      'none/layer.tar': Buffer.alloc(1024),
      'attestation.json': '{"not": "a layer"}',
    })
    const [first, second] = [[file('one', 1)], [file('two', 2)]]
    expect(await read(archive)).toEqual([second, [], first, second, first])
  })

  test('are read past a hard link', async () => {
    const root = join(directory, 'linked')
    await mkdir(root)
    await writeFile(join(root, 'a'), 'x')
    execFileSync('ln', [join(root, 'a'), join(root, 'b')])
    execFileSync('tar', ['-cf', `${root}.tar`, '-C', root, 'a', 'b'])
    const archive = await tarOf({ 'manifest.json': manifest('l'), l: await readFile(`${root}.tar`) })
    expect(await read(archive)).toEqual([[file('a', 1), { path: 'b', type: 'hard-link', sizeBytes: 0, target: 'a' }]])
  })

  test('are read to the end of the last frame of zstd, and past one that is to be skipped', async () => {
    const layer = await tarOf({ one: '1', two: '22' })
    const skipped = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 1, 2])
    const frames = [skipped, layer.subarray(0, 1024), skipped, layer.subarray(1024)].map((part) =>
      part === skipped ? part : zstdCompressSync(part),
    )
    const archive = await tarOf({ 'manifest.json': manifest('l'), l: Buffer.concat(frames) })
    expect(await read(archive)).toEqual([[file('one', 1), file('two', 2)]])
  })

  test('of an image without one are none', async () => {
    expect(await read(await tarOf({ 'manifest.json': '[{"Config":"c","Layers":null}]' }))).toEqual([])
  })
})

describe('an archive that cannot be read to its end is an error', () => {
  const layer = (): Promise<Buffer> => tarOf({ 'var/lib/dpkg/status': 'x'.repeat(4096), z: 'z' })

  test.each<[string, () => Promise<Buffer>, string]>([
    ['that is no archive', () => Promise.resolve(Buffer.from('x'.repeat(2048))), 'checksum failure'],
    ['without a manifest', () => tarOf({ 'config.json': '{}' }), 'there is no manifest.json'],
    ['without a layer', () => tarOf({ 'manifest.json': manifest('l') }), 'there is no l'],
    [
      'with a layer that is no archive',
      () => tarOf({ 'manifest.json': manifest('l'), l: '{"a":1}'.padEnd(2048) }),
      'l: ',
    ],
    [
      'with a layer that is cut off',
      async () => tarOf({ 'manifest.json': manifest('l'), l: gzipSync(await layer()).subarray(0, 60) }),
      'l: ',
    ],
    ['with a manifest of two images', () => tarOf({ 'manifest.json': '[{},{}]' }), 'cannot be read'],
  ])('%s', async (_, make, words) => {
    await expect(read(await make())).rejects.toMatchObject({
      code: 'E_ARCHIVE',
      message: expect.stringContaining(words),
    })
  })

  test('that is itself cut off, even between two files of a layer', async () => {
    const archive = await tarOf({ 'manifest.json': manifest('l'), l: await layer() })
    const cut = archive.subarray(0, archive.indexOf('var/lib/dpkg/status') + 512 + 4096)
    await expect(read(cut)).rejects.toMatchObject({
      code: 'E_ARCHIVE',
      message: expect.stringContaining('Truncated input'),
    })
  })

  test('with a few bytes that stand for 64 GB, in time', async () => {
    const bomb = zstdBomb(tarHeader({ path: 'zeros', size: 8_000_000_000 }), BOMB_BLOCKS)
    const archive = await tarOf({ 'manifest.json': manifest('l'), l: bomb })
    await expect(read(archive, { timeoutMs: 300 })).rejects.toMatchObject({
      code: 'E_ARCHIVE',
      message: expect.stringContaining('l: reading took longer than 0.3 s'),
    })
  })

  test('when it takes too long', async () => {
    const archive = await tarOf({ 'manifest.json': manifest('l'), l: await layer() })
    await expect(read(archive, { timeoutMs: 0 })).rejects.toMatchObject({
      code: 'E_ARCHIVE',
      message: expect.stringContaining('took longer than 0 s'),
    })
  })

  test('but a cancel is the cancel', async () => {
    const reason = new Error('cancelled')
    const archive = await tarOf({ 'manifest.json': manifest('l'), l: await layer() })
    await expect(read(archive, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})

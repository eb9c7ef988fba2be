/** One layer, as somebody may have made it on purpose: what an engine takes is read, and the rest is unreadable with a reason. */
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { layerReader, tarParsers, type Layer } from '../../src/adapters/layer-entries.ts'
import { paxHeader, tarHeader } from '../support/hostile-layers.ts'

const read = async (
  layer: Buffer,
  { piece = layer.length, signal = new AbortController().signal } = {},
): Promise<Layer> => {
  const kept = { bytes: 1_000_000 }
  const reader = layerReader({ keep: () => true, kept, makeParser: await tarParsers(), signal })
  for (let at = 0; at < layer.length; at += piece) await reader.write(layer.subarray(at, at + piece))
  return reader.end()
}

const found = (layer: Layer): readonly string[] =>
  layer.kind === 'unreadable' ? [layer.because] : layer.entries.map(({ path, type }) => `${path} ${type}`)

describe('what a layer has', () => {
  test('is read past devices, pipes, links to anywhere and a global header without names', async () => {
    const others = ['3', '4', '6'].map((type) => tarHeader({ path: `dev/${type}`, type }))
    const links = ['/etc/passwd', '../../../..', 'a'].map((target) => tarHeader({ path: 'a', type: '2', target }))
    const layer = Buffer.concat([paxHeader('g', 'comment', 'x'), ...others, ...links, tarHeader({ path: 'z' })])
    expect(found(await read(layer))).toEqual([
      ...['dev/3 other', 'dev/4 other', 'dev/6 other', 'a link', 'a link', 'a link', 'z file'],
    ])
  })

  test.each([
    ['plain', (bytes: Buffer) => bytes],
    ['gzip', gzipSync],
    [
      'gzip, two members',
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 700), bytes.subarray(700)].map((one) => gzipSync(one))),
    ],
    ['zstd', zstdCompressSync],
    [
      'zstd, two frames',
      (bytes: Buffer) =>
        Buffer.concat([bytes.subarray(0, 700), bytes.subarray(700)].map((one) => zstdCompressSync(one))),
    ],
  ])('is the same in pieces of any size: %s', async (_, compress) => {
    const layer = compress(Buffer.concat([tarHeader({ path: 'a' }), tarHeader({ path: 'b' }), Buffer.alloc(1024)]))
    for (const piece of [1, 2, 3, 5, 511, 512, 513, layer.length])
      expect(found(await read(layer, { piece }))).toEqual(['a file', 'b file'])
  })

  test.each([1, 3, 512, 1024])('is nothing in %i empty bytes', async (length) => {
    expect(await read(Buffer.alloc(length))).toEqual({ kind: 'entries', entries: [] })
  })

  test.each<[string, () => Buffer, string]>([
    ['a size beyond the end', () => tarHeader({ path: 'a', size: 8_000_000_000 }), 'Truncated input'],
    ['a size that is no number', () => tarHeader({ path: 'a', size: Buffer.alloc(12, 0xbf) }), ''],
    ['a header with a wrong checksum', () => tarHeader({ path: 'a' }).fill('b', 0, 1), 'checksum failure'],
    ['a layer that is compressed twice', () => gzipSync(gzipSync(tarHeader({ path: 'a' }))), 'it is compressed twice'],
    [
      'a global header with a name',
      () => Buffer.concat([paxHeader('g', 'path', 'x'), tarHeader({ path: 'var/lib/dpkg/status' })]),
      'a global header names its entries',
    ],
    [
      'more than can be kept',
      () => {
        const long = paxHeader('x', 'path', 'a'.repeat(500_000))
        return gzipSync(Buffer.concat([1, 2, 3].flatMap(() => [long, tarHeader({ path: 'x' })])))
      },
      'it has too many files in the folders of package databases',
    ],
  ])('is not read: %s', async (_, layer, words) => {
    expect(await read(layer())).toEqual({ kind: 'unreadable', because: expect.stringContaining(words) })
  })

  test('is not read after an abort', async () => {
    const reason = new Error('cancelled')
    await expect(read(gzipSync(tarHeader({ path: 'a' })), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})

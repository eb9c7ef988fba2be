/** Whose size is whose: the names of docker's output, and those in the archive. */
import { describe, expect, test } from '@jest/globals'
import { sizesByConfig, sizesOfBlobs } from '../../../src/domain/image/layer-sizes.ts'

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`
const id = (letter: string): string => letter.repeat(12)
const config = (...letters: readonly string[]): string =>
  JSON.stringify({ rootfs: { type: 'layers', diff_ids: letters.map(digest) } })
const manifest = (...Layers: readonly string[]): string => JSON.stringify([{ Config: 'c.json', Layers }])

describe('blobs of an OCI layout', () => {
  test('have the names that docker prints', () => {
    const listing = [
      'drwxr-xr-x 0/0 0 2026-01-01 00:00 blobs/sha256/',
      `-rw-r--r-- root/root 1234 2026-01-01 00:00 blobs/sha256/${'a'.repeat(64)}`,
      '-rw-r--r-- 0/0 99 2026-01-01 00:00 manifest.json',
      `lrwxrwxrwx 0/0 0 2026-01-01 00:00 blobs/sha256/${'b'.repeat(64)} -> x`,
    ]
    expect([...sizesOfBlobs(listing.join('\n'))]).toEqual([[id('a'), 1234]])
  })

  test('of another archive are not known', () => {
    expect(sizesOfBlobs('-rw-r--r-- 0/0 99 2026-01-01 00:00 0123/layer.tar').size).toBe(0)
  })
})

describe('layers of a classic store', () => {
  // As docker 20.10 saves them, in an order of its own.
  const listing = [
    `-rw-r--r-- root/root 200001536 2026-11-23 15:37 ${'3'.repeat(64)}/layer.tar`,
    `-rw-r--r-- root/root 1191 2026-11-23 15:37 ${'3'.repeat(64)}/json`,
    `-rw-r--r-- root/root 45001728 2026-11-23 15:37 ${'6'.repeat(64)}/layer.tar`,
  ].join('\n')

  test('are those of the config, in the order of the manifest', () => {
    const layers = manifest(`${'6'.repeat(64)}/layer.tar`, `${'3'.repeat(64)}/layer.tar`)
    expect([...sizesByConfig(listing, layers, config('d', 'e'))]).toEqual([
      [id('d'), 45_001_728],
      [id('e'), 200_001_536],
    ])
  })

  test.each([
    ['a layer that is not in the archive', manifest('gone/layer.tar'), config('d')],
    ['a config without layers', manifest(), '{}'],
    ['a config with more layers', manifest(), config('d')],
    ['a digest of another kind', manifest(`${'3'.repeat(64)}/layer.tar`), '{"rootfs":{"diff_ids":["sha512:0"]}}'],
    ['no JSON', 'manifest', 'config'],
  ])('%s: no size', (_, layers, own) => {
    expect(sizesByConfig(listing, layers, own).size).toBe(0)
  })
})

import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { configPath, describeConfig } from '../../../src/domain/image/docker-archive.ts'

const HEX = 'ab'.repeat(32)
const refused = (words: string): Error =>
  expect.objectContaining({ code: 'E_ARCHIVE', message: expect.stringContaining(words) }) as unknown as Error

describe('manifest.json', () => {
  test.each([`blobs/sha256/${HEX}`, `${HEX}.json`])('names the config %s', (path) => {
    const manifest = JSON.stringify([{ Config: path, RepoTags: ['a:b'], Layers: [] }])
    expect(configPath(manifest, 'image.tar')).toBe(path)
  })

  test.each([
    ['[]', 'holds 0 images'],
    [`[{"Config":"${HEX}.json"},{"Config":"${HEX}.json"}]`, 'holds 2 images'],
    ['[{"Config":"--checkpoint-action=exec=x"}]', 'cannot be read'],
    ['[{"Config":"../../etc/passwd"}]', 'cannot be read'],
    ['{', 'cannot be read'],
  ])('%s is refused', (manifest, words) => {
    expect(() => configPath(manifest, 'image.tar')).toThrow(refused(words))
  })
})

describe('the config', () => {
  const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')
  const arm = '{"architecture":"arm64","variant":"v8","os":"linux","config":{}}'

  test('gives digest and platform', () => {
    expect(describeConfig(arm, `blobs/sha256/${digestOf(arm)}`)).toEqual({
      configDigest: `sha256:${digestOf(arm)}`,
      platform: 'linux/arm64/v8',
      revision: null,
    })
    const intel = '{"architecture":"amd64","os":"linux"}'
    expect(describeConfig(intel, `${digestOf(intel)}.json`).platform).toBe('linux/amd64')
  })

  test('that is not what its name says is refused', () => {
    expect(() => describeConfig(arm, `${HEX}.json`)).toThrow(refused(`has the digest sha256:${digestOf(arm)}`))
  })

  test('without a platform is refused', () => {
    expect(() => describeConfig('{}', `${digestOf('{}')}.json`)).toThrow(refused('cannot be read'))
  })
})

/** The layers of what ECR holds, where the archive lists its own: the same config with other layers is another manifest. */
import { describe, expect, test } from '@jest/globals'
import { parseDigest } from '../../../src/domain/image/digest.ts'
import { digestOfManifest } from '../../../src/domain/image/manifest.ts'
import { imageManifest, indexManifest, type StoredManifest } from '../../support/fake-ecr.ts'
import { builtImage, digestOf } from '../../support/image.ts'
import { attempts, hello, live, NAME, OURS, play, pushes, tag } from '../../support/push-play.ts'
import type { ScriptedCommand } from '../../support/scripted-exec.ts'

/** The same config and other layers, as another engine has compressed them. */
const RECOMPRESSED = imageManifest(digestOf('c'), 'compressed otherwise')

const image = builtImage({ storedAs: OURS.digest })
const mutable = { repository: live({ tagMutability: 'MUTABLE' }) }
const holding = (manifest: StoredManifest) => hello({ tags: new Map([[tag, manifest]]) })
/** The same manifest in other words. */
const rewrite = ({ json }: StoredManifest): StoredManifest => {
  const text = `${json} `
  return { json: text, digest: parseDigest(digestOfManifest(text)) ?? digestOf('0') }
}
const readsManifest = ({ digest, json: stdout }: StoredManifest): ScriptedCommand => ({
  argv: ['tar', '-xOf', image.archive, `blobs/sha256/${digest.slice('sha256:'.length)}`],
  stdout,
})

describe('a tag that holds the config of the image', () => {
  test('and its manifest is a success', async () => {
    await expect(play(holding(OURS), []).run(image)).resolves.toMatchObject({ kind: 'already-there' })
  })

  test('and an index of its manifest is a success', async () => {
    const held = hello({ tags: new Map([[tag, indexManifest([OURS])]]), untagged: new Map([['ours', OURS]]) })
    await expect(play(held, []).run(image)).resolves.toMatchObject({ kind: 'already-there' })
  })

  test('and the same layers in another manifest or index is a success', async () => {
    const index = indexManifest([OURS])
    const stored = builtImage({ storedAs: index.digest })
    const rewritten = rewrite(OURS)
    expect(rewritten.digest).not.toBe(OURS.digest)
    const played = play(holding(rewritten), [readsManifest(index), readsManifest(OURS)])
    await expect(played.run(stored)).resolves.toMatchObject({ kind: 'already-there' })
  })

  test('with other layers is pushed again where the tag can be moved', async () => {
    const held = holding(RECOMPRESSED)
    const script = [readsManifest(OURS), ...attempts(pushes(() => held.tags.set(tag, OURS)))]
    const played = play(held, script, mutable)
    await expect(played.run(image)).resolves.toMatchObject({ kind: 'pushed', digest: OURS.digest })
    expect(played.log.text('info')).toContain(
      `${NAME} holds this image with layers that another engine compressed (${RECOMPRESSED.digest}); it is pushed again`,
    )
    expect(played.log.text('warning')).toBe('')
  })

  test('with other layers stays where the tag is immutable', async () => {
    const played = play(holding(RECOMPRESSED), [readsManifest(OURS)])
    await expect(played.run(image)).resolves.toMatchObject({ kind: 'already-there', digest: RECOMPRESSED.digest })
    expect(played.log.text('info')).toContain('the tag is immutable and stays')
  })

  test('with other layers is not compared where the archive does not list any', async () => {
    await expect(play(holding(RECOMPRESSED), []).run(builtImage())).resolves.toMatchObject({ kind: 'already-there' })
  })
})

test('a push after which the tag has other layers is an error', async () => {
  const held = hello()
  const reads = Array.from({ length: 6 }, () => readsManifest(OURS))
  const push = attempts(pushes(() => held.tags.set(tag, RECOMPRESSED)))
  const played = play(held, [...push, ...reads])
  await expect(played.run(image)).rejects.toMatchObject({
    code: 'E_PUSHED_OTHER',
    message: expect.stringContaining('but with other layers than the scanned archive'),
  })
})

test('an archive whose manifest does not have the digest of its name is an error', async () => {
  const played = play(holding(RECOMPRESSED), [readsManifest({ ...OURS, json: RECOMPRESSED.json })], mutable)
  await expect(played.run(image)).rejects.toMatchObject({ code: 'E_ARCHIVE' })
})

/** The stage that makes one image of those of a matrix: what it takes, what it refuses, and which image it pulls. */
import { describe, expect, test } from '@jest/globals'
import { entriesOfIndex } from '../../../src/domain/image/image-index.ts'
import { indexManifest } from '../../support/fake-ecr.ts'
import { COMMIT, digestOf } from '../../support/image.ts'
import { member, playMerge, pullOf } from '../../support/merge-play.ts'

const INTEL = member('amd64')
const ARM = member('arm64')
const MEMBERS = { [`${COMMIT}-amd64`]: INTEL, [`${COMMIT}-arm64`]: ARM }

describe('the images', () => {
  test('are named by templates of tags, and the one that the engine runs is pulled', async () => {
    const play = playMerge({
      members: MEMBERS,
      merge: ['{sha}-amd64', '{sha}-arm64'],
      script: pullOf(ARM, 'linux/arm64'),
    })
    const { merged, index, sources, ...image } = await play.run()
    expect(image).toMatchObject({ platform: 'linux/arm64', revision: COMMIT, builder: 'registry' })
    expect(index).toMatchObject({
      layout: null,
      digest: merged.digest,
      images: [{ platform: 'linux/arm64', digest: ARM.manifest.digest }, { platform: 'linux/amd64' }],
    })
    expect(sources).toEqual([INTEL.manifest.digest, ARM.manifest.digest])
    const entries = entriesOfIndex(merged.text, 'the index').map(({ digest, size }) => [digest, size])
    expect(entries).toEqual([INTEL, ARM].map(({ manifest }) => [manifest.digest, manifest.json.length]))
    expect(play.calls).not.toContain('PutImage')
  })

  test('of an index are all of them, with their attestations', async () => {
    const index = indexManifest([INTEL.manifest])
    const members = { plain: INTEL, arm: ARM }
    const play = playMerge({
      members,
      indexes: { v1: index },
      merge: ['v1', 'arm'],
      script: pullOf(INTEL, 'linux/amd64'),
    })
    const { merged, sources } = await play.run()
    expect(sources).toEqual([index.digest, ARM.manifest.digest])
    const listed = entriesOfIndex(merged.text, 'the index').map(({ platform }) => platform?.architecture)
    expect(listed).toEqual(['amd64', 'arm64', 'unknown'])
  })
})

describe('are refused before anything is pulled', () => {
  test('with everything that is wrong', async () => {
    const members = { intel: INTEL, other: member('arm64', 'f'.repeat(40)), none: member('s390x', null) }
    const play = playMerge({ members, merge: ['intel', 'gone', 'other', 'none', digestOf('e')] })
    await expect(play.run()).rejects.toMatchObject({
      code: 'E_MERGE',
      message: [
        'the images of `image` cannot be merged:',
        '- the repository team/hello has no image gone (ecr:BatchGetImage)',
        `- the repository team/hello has no image ${digestOf('e')} (ecr:BatchGetImage)`,
        `- other (${members.other.manifest.digest.slice(0, 19)}) is of the commit ${'f'.repeat(40)}, not of ${COMMIT}`,
        `- none (${members.none.manifest.digest.slice(0, 19)}) has no commit in its label org.opencontainers.image.revision`,
      ].join('\n'),
    })
    expect(play.commands).toEqual([])
  })

  test('where none is for the tasks', async () => {
    const input = {
      family: 'web',
      containerDefinitions: [],
      runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' as const },
    }
    const play = playMerge({ members: MEMBERS, services: [{ taskDefinition: { input, source: 'task.json' } }] })
    await expect(play.run()).rejects.toMatchObject({
      code: 'E_PLATFORM',
      hint: 'Add one for windows to `image`, or `runtimePlatform` of the task definition.',
    })
    expect(play.commands).toEqual([])
  })

  test('where the template has no value', async () => {
    const play = playMerge({ members: MEMBERS, merge: ['{pr}-amd64'] })
    await expect(play.run()).rejects.toMatchObject({ code: 'E_TAG' })
  })
})

test('another image than the one in the registry is not taken', async () => {
  const script = pullOf({ ...ARM, config: INTEL.config }, 'linux/arm64')
  const play = playMerge({ members: MEMBERS, script })
  await expect(play.run()).rejects.toMatchObject({ code: 'E_PUSHED_OTHER' })
})

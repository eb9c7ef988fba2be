import { describe, expect, test } from '@jest/globals'
import {
  ARCHIVE,
  archived,
  atCommit,
  buildx,
  CONFIG_HEX,
  containerd,
  home,
  ociLabels,
  play,
  REFERENCE,
  savedFromStore,
  version,
  versionOf,
  writesArchive,
} from '../../support/build-scene.ts'
import { COMMIT, digestOf } from '../../support/image.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import type { ScriptedCommand } from '../../support/scripted-exec.ts'

describe('a build on the containerd store', () => {
  const command = ['docker', 'buildx', 'build', '--progress', 'plain', '--provenance=false', '--sbom=false']
  const named = ['--tag', REFERENCE, ...ociLabels, '/checkout']
  const built = {
    archive: ARCHIVE,
    configDigest: `sha256:${CONFIG_HEX}`,
    sizeBytes: 1000,
    platform: 'linux/amd64',
    revision: COMMIT,
    localReference: REFERENCE,
    storedAs: null,
    builder: 'buildx',
  }

  test('the BuildKit of an engine with the containerd store leaves the image there for the push', async () => {
    const files = memoryFiles({ '/checkout/Dockerfile': '', '/checkout/.git/': '' })
    const output = 'type=image,unpack=false,compression=gzip,compression-level=1,rewrite-timestamp=true'
    const argv = [...command, '--build-arg', 'SOURCE_DATE_EPOCH=1767323045', '--output', output, ...named] as const
    const save: ScriptedCommand = {
      argv: ['docker', 'save', '--output', ARCHIVE, REFERENCE],
      effect: writesArchive(files),
    }
    const stored = savedFromStore(digestOf('a'))
    const script = [
      ...[version(versionOf('29.1.3', '1.52')), buildx, ...containerd(), atCommit, ...home],
      ...[{ argv }, save, ...stored],
    ]
    const { result, exec, leftovers, log } = play({ files, script })
    expect(await result).toEqual({ ...built, storedAs: digestOf('a') })
    exec.assertDone()
    expect(leftovers.map(({ argv }) => argv)).toEqual([['docker', 'image', 'rm', REFERENCE]])
    expect(exec.commands[7]?.output).toBe('when-failed')
    expect(log.text('info').split('\n').at(-1)).toBe(`built linux/amd64, config sha256:${CONFIG_HEX}, 0.0 MB`)
  })

  test('another BuildKit on the containerd store writes the tar itself', async () => {
    const files = memoryFiles({ '/checkout/Dockerfile': '', '/checkout/.git/': '' })
    const output = `type=docker,dest=${ARCHIVE},compression=gzip,compression-level=1,rewrite-timestamp=true`
    const argv = [...command, '--build-arg', 'SOURCE_DATE_EPOCH=1767323045', '--output', output, ...named] as const
    const script = [
      ...[version(versionOf('29.1.3', '1.52')), buildx, ...containerd('docker-container'), atCommit, ...home],
      ...[{ argv, effect: writesArchive(files) }, ...archived],
    ]
    const { result, exec } = play({ files, script })
    expect(await result).toEqual(built)
    exec.assertDone()
  })

  test('the name of a build that fails is removed at the end of the run too', async () => {
    const script = [version(versionOf('29.1.3', '1.52')), buildx, ...containerd(), atCommit, ...home]
    const { result, leftovers } = play({ script })
    await expect(result).rejects.toThrow('unexpected command')
    expect(leftovers.map(({ argv }) => argv)).toEqual([['docker', 'image', 'rm', REFERENCE]])
  })
})

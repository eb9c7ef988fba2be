/** A build that fails because a registry does not give a base image is repeated, and nothing else is. */
import { expect, test } from '@jest/globals'
import {
  ARCHIVE,
  archived,
  atCommit,
  buildx,
  containerd,
  home,
  ociLabels,
  play,
  REFERENCE,
  version,
  versionOf,
  writesArchive,
} from '../../support/build-scene.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import type { ScriptedCommand } from '../../support/scripted-exec.ts'

const BUSY =
  'ERROR: failed to solve: node:24: failed to resolve source metadata for docker.io/library/node:24: unexpected status from HEAD request to https://registry-1.docker.io/v2/library/node/manifests/24: 429 Too Many Requests'
const BROKEN = 'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1'

const BUILD: ScriptedCommand['argv'] = [
  ...(['docker', 'buildx', 'build', '--progress', 'plain', '--provenance=false', '--sbom=false'] as const),
  ...['--build-arg', 'SOURCE_DATE_EPOCH=1767323045', '--output'],
  `type=docker,dest=${ARCHIVE},compression=gzip,compression-level=1,rewrite-timestamp=true`,
  ...['--tag', REFERENCE, ...ociLabels, '/checkout'],
]

/** The end of each attempt: what it prints when it fails, or null. */
const playBuilds = (...attempts: readonly (string | null)[]) => {
  const files = memoryFiles({ '/checkout/Dockerfile': 'FROM node:24', '/checkout/.git/': '' })
  const builds = attempts.map((stderr): ScriptedCommand => ({
    argv: BUILD,
    ...(stderr === null ? { effect: writesArchive(files) } : { exitCode: 1, stderr }),
  }))
  const start = [version(versionOf('29.1.3', '1.52')), buildx, ...containerd('docker-container'), atCommit, ...home]
  const after = attempts.at(-1) === null ? archived : []
  return play({ files, script: [...start, ...builds, ...after] })
}

test.each([
  ['the second time', [BUSY, null], 1],
  ['the third time', [BUSY, BUSY, null], 2],
] as const)('it succeeds %s', async (_, attempts, repeats) => {
  const { result, exec, log } = playBuilds(...attempts)
  expect(await result).toMatchObject({ builder: 'buildx' })
  exec.assertDone()
  expect(log.text('info').split('the build is repeated in')).toHaveLength(repeats + 1)
})

test.each([
  ['three times what may pass', [BUSY, BUSY, BUSY]],
  ['what will not pass', [BROKEN]],
  ['what will not pass after what may', [BUSY, BROKEN]],
] as const)('it fails after %s', async (_, attempts) => {
  const { result, exec } = playBuilds(...attempts)
  await expect(result).rejects.toMatchObject({ code: 'E_BUILD' })
  exec.assertDone()
})

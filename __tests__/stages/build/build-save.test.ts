import { expect, test } from '@jest/globals'
import {
  ARCHIVE,
  home,
  labels,
  noBuildx,
  noCheckout,
  play,
  REFERENCE,
  version,
  versionOf,
} from '../../support/build-scene.ts'
import { COMMIT } from '../../support/image.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import type { ScriptedCommand } from '../../support/scripted-exec.ts'

test.each([
  ['write /private/x: no space left on device', 'E_BUILD', 'the disk of the runner is full'],
  ['Error response from daemon: write /x: no space left on device', 'E_BUILD', 'the disk of the Docker engine is full'],
  [
    'error during connect: Get "http://docker/images/get": EOF',
    'E_DOCKER_NOT_RUNNING',
    'the Docker daemon does not respond',
  ],
  ['Error response from daemon: no such image', 'E_COMMAND', 'docker save ended with exit code 1'],
])('an image that cannot be saved: %s', async (stderr, code, headline) => {
  const files = memoryFiles({ '/checkout/Dockerfile': '', '/checkout/.git/': '' })
  const version1 = `org.opencontainers.image.version=test-${COMMIT}`
  const script: readonly ScriptedCommand[] = [
    version(versionOf('20.10.24', '1.41')),
    noBuildx,
    noCheckout,
    ...home,
    { argv: ['docker', 'build', '--tag', REFERENCE, ...labels(version1), '/checkout'] },
    { argv: ['docker', 'save', '--output', ARCHIVE, REFERENCE], exitCode: 1, stderr },
  ]
  const { result } = play({ files, script, run: { repository: null } })
  await expect(result).rejects.toMatchObject({ code, headlines: [headline] })
})

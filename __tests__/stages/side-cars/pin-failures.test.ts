/** Images of side-cars that cannot be resolved: what is reported, and that hostile names reach no command. */
import { describe, expect, test } from '@jest/globals'
import { fault } from '../../../src/errors/fault.ts'
import { ecrRefusal, REGISTRY } from '../../support/fake-ecr.ts'
import { asks, OURS, play } from '../../support/pin-play.ts'
import type { ScriptedCommand } from '../../support/scripted-exec.ts'

describe('fails', () => {
  test.each<readonly [string, string, Omit<ScriptedCommand, 'argv'>, string, string]>([
    [
      'when the registry does not have it',
      'nginx:9',
      { exitCode: 1, stderr: 'noise\nERROR: docker.io/library/nginx:9: not found' },
      'E_SIDE_CAR',
      'the image nginx:9 of the container side-1 cannot be pinned: docker.io did not give its manifest: ERROR: docker.io/library/nginx:9: not found',
    ],
    [
      'when what the registry gives is no manifest',
      'example.com/a:1',
      { stdout: '<html>' },
      'E_SIDE_CAR',
      'the image example.com/a:1 of the container side-1 cannot be pinned: the manifest that example.com gave cannot be read: it is neither a manifest nor an index',
    ],
    [
      'when the manifest is not UTF-8',
      'nginx:9',
      { stdout: JSON.stringify({ ...(JSON.parse(OURS.json) as object), x: '\uFFFD' }) },
      'E_SIDE_CAR',
      'the image nginx:9 of the container side-1 cannot be pinned: the manifest that docker.io gave cannot be read: it is not UTF-8',
    ],
    [
      'when the registry does not answer',
      'nginx:9',
      { fails: { kind: 'timed-out', afterMs: 60_000 } },
      'E_SIDE_CAR',
      'the image nginx:9 of the container side-1 cannot be pinned: docker.io did not give its manifest: docker buildx did not end within 60 s',
    ],
    [
      'without docker',
      'nginx:9',
      { fails: { kind: 'not-found' } },
      'E_DOCKER_NOT_FOUND',
      '`pin-sidecars` for the image nginx:9 of the container side-1: the docker command was not found on PATH',
    ],
    [
      'without buildx',
      'nginx:9',
      { exitCode: 1, stderr: 'docker: unknown command: docker buildx\n\nRun docker --help' },
      'E_BUILDX_NEEDED',
      '`pin-sidecars` for the image nginx:9 of the container side-1 needs buildx, which is not installed',
    ],
  ])('%s', async (_, image, answer, code, message) => {
    const failure = await play({ images: [image], script: [asks(image, answer)] }).failure()
    expect(failure).toMatchObject({ code, message: expect.stringContaining(message) })
  })

  test('when ECR has no such tag or repository', async () => {
    await expect(play({ images: [`${REGISTRY}/proxy:v9`] }).failure()).resolves.toMatchObject({
      code: 'E_SIDE_CAR',
      message: `the image ${REGISTRY}/proxy:v9 of the container side-1 cannot be pinned: the repository proxy has no tag v9 (ecr:BatchGetImage)`,
      hint: 'Push the image, or correct `image` of the container.',
    })
    await expect(play({ images: [`${REGISTRY}/none:v1`] }).failure()).resolves.toMatchObject({
      code: 'E_SIDE_CAR',
      message: expect.stringContaining(`${REGISTRY}/none:v1 of the container side-1 cannot be pinned`),
    })
  })

  test.each([
    ['E_ACCESS_DENIED', 'of the container side-1 cannot be pinned'],
    ['E_CREDENTIALS_EXPIRED', 'AccessDenied in a test'],
  ] as const)('with %s as it is', async (code, message) => {
    const overrides = { batchGetImage: () => Promise.reject(ecrRefusal('BatchGetImage', 'AccessDenied', code)) }
    await expect(play({ images: [`${REGISTRY}/proxy:v1`], overrides }).failure()).resolves.toMatchObject({
      code,
      message: expect.stringContaining(message),
    })
  })

  test('with a cancel as it is', async () => {
    const cancelled = fault('E_CANCELLED', { message: 'cancelled' })
    const overrides = { batchGetImage: () => Promise.reject(cancelled) }
    await expect(play({ images: [`${REGISTRY}/proxy:v1`, '-v'], overrides }).failure()).resolves.toBe(cancelled)
  })

  test.each(['--config=/tmp/x', '-v', 'nginx --raw', 'nginx;id', '$(id)', ''])(
    'with %j, which no command and no call gets',
    async (image) => {
      const played = play({ images: [image] })
      await expect(played.failure()).resolves.toMatchObject({
        code: 'E_SIDE_CAR',
        message: expect.stringContaining('of the container side-1 cannot be pinned: it is not the name of an image'),
      })
      expect(played.commands).toEqual([])
    },
  )

  test('with all of them in one error', async () => {
    const played = play({ images: ['Nginx', `${REGISTRY}/proxy:v9`] })
    await expect(played.failure()).resolves.toMatchObject({
      code: 'E_SIDE_CAR',
      message: expect.stringMatching(
        /^the images of 2 side-cars cannot be pinned:\n- the image Nginx .*\n.*\n- the image .*proxy:v9 /u,
      ),
    })
  })
})

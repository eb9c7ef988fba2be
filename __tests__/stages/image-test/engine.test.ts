/** The engine of an image test: what it has of earlier runs, and how it fails. */
import { describe, expect, test } from '@jest/globals'
import {
  BEFORE,
  contextAt,
  CREATE,
  hasImage,
  HEALTHY,
  ID,
  lists,
  NETWORK,
  playImageTest,
  printed,
  REMOVE,
  START,
} from '../../support/image-test-play.ts'

test('what runs that were killed have left is removed; what may be in use, or has another name, is not', async () => {
  const names = [
    'ship-to-ecs-test-Old1 1000',
    'ship-to-ecs-test-New1 99999999999999',
    'database 1000',
    'ship-to-ecs-test-x',
  ]
  const remove = (name: string) => [
    { argv: ['docker', 'rm', '--force', '--volumes', name] },
    { argv: ['docker', 'network', 'rm', name] },
  ]
  const before = [contextAt(''), ...lists(names.join('\n'), 'ship-to-ecs-test-Old1 1000\nship-to-ecs-test-Old2 1000\n')]
  const removed = [...remove('ship-to-ecs-test-Old1'), ...remove('ship-to-ecs-test-Old2')]
  const script = [...before, ...removed, hasImage(ID), NETWORK, CREATE, START, HEALTHY, printed(), ...REMOVE]
  await expect(playImageTest(script).run()).resolves.toMatchObject({ kind: 'passed' })
})

describe('docker itself fails', () => {
  test.each([
    ['no client', [{ ...NETWORK, fails: { kind: 'not-found' } as const }], 'E_DOCKER_NOT_FOUND'],
    [
      'no engine',
      [{ ...NETWORK, exitCode: 1, stderr: 'Cannot connect to the Docker daemon at …' }],
      'E_DOCKER_NOT_RUNNING',
    ],
    [
      'a full disk',
      [NETWORK, { ...CREATE, exitCode: 1, stderr: 'Error response from daemon: no space left on device' }],
      'E_IMAGE_TEST',
    ],
    [
      'no free address',
      [{ ...NETWORK, exitCode: 1, stderr: 'could not find an available IPv4 address pool' }],
      'E_IMAGE_TEST',
    ],
  ])('%s', async (_, commands, code) => {
    const play = playImageTest([...BEFORE.slice(0, 4), ...commands, ...REMOVE])
    const failure = await play.failure()
    expect(failure.code).toBe(code)
    expect(failure.result).toBeUndefined()
  })

  test('a disk that is full at the start is not blamed on the image', async () => {
    const stderr = 'Error response from daemon: write: no space left on device'
    const failure = await playImageTest([...BEFORE, { ...START, exitCode: 1, stderr }, ...REMOVE]).failure()
    expect(failure.headlines).toEqual(['the disk of the Docker engine is full'])
  })

  test('its answer cannot be read', async () => {
    const answer = { ...HEALTHY, stdout: 'nonsense' }
    const failure = await playImageTest([...BEFORE, START, answer, ...REMOVE]).failure()
    expect(failure.message).toBe('docker returned an unreadable state of the container')
  })
})

test.each([
  ['tcp://build.example.com:2376', true],
  ['ssh://me@build.example.com', true],
  ['tcp://localhost.example.com:2375', true],
  ['tcp://127.0.0.1:2375', false],
  ['tcp://localhost:2375', false],
  ['npipe:////./pipe/docker_engine', false],
])('a port at the engine %s: refused %s', async (endpoint, isRefused) => {
  const waitFor = { kind: 'port', port: 8080, path: null } as const
  const failure = await playImageTest([contextAt(endpoint)], { test: { waitFor } }).failure()
  expect(failure.message.startsWith('the port of a container on another machine')).toBe(isRefused)
})

import { describe, expect, test } from '@jest/globals'
import { digestOf } from '../../support/image.ts'
import {
  BEFORE,
  contextAt,
  CREATE,
  hasImage,
  HEALTHY,
  ID,
  lists,
  LOAD,
  NETWORK,
  playImageTest,
  printed,
  REMOVE,
  runs,
  shows,
  START,
} from '../../support/image-test-play.ts'

const TIME = '2026-11-22T20:56:01.000000001Z'
const RUN = ['node', 'smoke.js']
const ENDED = shows({ Status: 'exited', ExitCode: 3 })

describe('a test that passes', () => {
  test('runs the command in a healthy container, and removes what it made', async () => {
    const script = [...BEFORE, START, HEALTHY, runs(RUN, { stdout: '12 passed\n' }), shows({})]
    const play = playImageTest([...script, printed(`${TIME} up\n`), ...REMOVE], { test: { run: RUN } })
    await expect(play.run()).resolves.toEqual({
      kind: 'passed',
      waited: 'until it was healthy',
      run: RUN,
      tookMs: 0,
      defect: null,
      output: { command: ['12 passed'], container: ['up'] },
    })
  })

  test('a cancel at any time finds what is to be removed in the order in which it can be', async () => {
    const play = playImageTest([...BEFORE, START, HEALTHY, printed(), ...REMOVE])
    await play.run()
    expect(play.removedAtEnd.map((argv) => argv.slice(1, 3))).toEqual([
      ['rm', '--force'],
      ['network', 'rm'],
      ['image', 'rm'],
    ])
  })

  test('docker has a configuration without proxies or logins, and no variable of the job', async () => {
    const play = playImageTest([...BEFORE, START, HEALTHY, printed(), ...REMOVE])
    await play.run()
    const [, ...own] = play.exec.commands
    for (const { set, inherit } of own) {
      expect(set).toEqual({ DOCKER_CONFIG: '/private/docker-config-1', DOCKER_HOST: 'unix:///var/run/docker.sock' })
      expect(inherit.filter((name) => /^(?:AWS|GITHUB|ACTIONS|RUNNER)_/u.test(name))).toEqual([])
    }
    expect(play.privateWrites).toEqual(['/private/docker-config-1/config.json'])
    expect(play.texts.size).toBe(0)
  })

  test('an image that ends by itself shows its output', async () => {
    const script = [...BEFORE.slice(0, -1), { ...CREATE, argv: [...CREATE.argv.slice(0, -5), ID] }, START, shows({})]
    const play = playImageTest([...script, shows({ Status: 'exited' }), printed(`${TIME} 3 done\n`), ...REMOVE], {
      test: { waitFor: { kind: 'exit' } },
    })
    await expect(play.run()).resolves.toMatchObject({ kind: 'passed', tookMs: 500 })
    expect(play.log.text('info')).toContain('output of the container:\n3 done')
  })
})

describe('the image', () => {
  test('is loaded where the engine has none or another one by its name', async () => {
    for (const before of [hasImage(null), hasImage(digestOf('e'))]) {
      const script = [
        contextAt(''),
        ...lists(),
        before,
        LOAD,
        hasImage(ID),
        NETWORK,
        CREATE,
        START,
        HEALTHY,
        printed(),
        ...REMOVE,
      ]
      await expect(playImageTest(script).run()).resolves.toMatchObject({ kind: 'passed' })
    }
  })

  test('is known by the digest of its manifest in a containerd store', async () => {
    const index = { argv: ['tar', '-xOf', /image\.tar$/u, 'index.json'], stdout: `{"manifests":[{"digest":"${ID}"}]}` }
    const start = [contextAt(''), ...lists(), hasImage(null), LOAD, hasImage(ID), index, NETWORK, CREATE, START]
    const play = playImageTest([...start, HEALTHY, printed(), ...REMOVE], { image: { configDigest: digestOf('f') } })
    await expect(play.run()).resolves.toMatchObject({ kind: 'passed' })
  })

  test('is not another one', async () => {
    const index = { argv: ['tar', '-xOf', /image\.tar$/u, 'index.json'], exitCode: 2 }
    const script = [contextAt(''), ...lists(), hasImage(null), LOAD, hasImage(digestOf('e')), index]
    await expect(playImageTest(script).failure()).resolves.toMatchObject({
      code: 'E_IMAGE_TEST',
      headlines: ['the engine does not have the image of this run'],
    })
  })
})

describe('a test that fails', () => {
  test.each([
    [
      'the command fails',
      [runs(RUN, { exitCode: 1, stderr: 'not ok 3' }), shows({})],
      '`node smoke.js` ended with exit code 1',
    ],
    [
      'the command hangs',
      [runs(RUN, { fails: { kind: 'timed-out', afterMs: 60_000 } }), shows({})],
      '`node smoke.js` did not end in the 60 s of the test',
    ],
    [
      'the image has no such program',
      [runs(RUN, { exitCode: 127, stderr: 'OCI runtime exec failed: exec failed: …' }), shows({})],
      '`node smoke.js` cannot be run in the image',
    ],
    [
      'the container dies with it',
      [runs(RUN, { exitCode: 137 }), ENDED],
      'the container ended with exit code 3 while the test ran',
    ],
    ['the container dies unseen', [runs(RUN), ENDED], 'the container ended with exit code 3 while the test ran'],
  ])('%s', async (_, commands, because) => {
    const script = [...BEFORE, START, HEALTHY, ...commands, printed('', `${TIME} boom\n`), ...REMOVE]
    const play = playImageTest(script, { test: { run: RUN } })
    const failure = await play.failure()
    expect(failure).toMatchObject({ code: 'E_IMAGE_TEST', result: { kind: 'failed', defect: because } })
    expect(failure.headlines[0]).toBe(because)
    expect(play.log.text('info')).toContain('output of the container:\nboom')
  })

  test('the container ends before it is healthy: its last lines are in the message', async () => {
    const play = playImageTest([...BEFORE, START, ENDED, printed(`${TIME} no DATABASE_URL\n`), ...REMOVE])
    const failure = await play.failure()
    expect(failure.message).toBe(
      'the image failed its test: the container ended with exit code 3 before it was healthy\nno DATABASE_URL',
    )
  })

  test('the engine cannot start the command of the image', async () => {
    const stderr = 'Error response from daemon: runc create failed: exec: "/nope": stat /nope: no such file: unknown'
    const failure = await playImageTest([...BEFORE, { ...START, exitCode: 1, stderr }, printed(), ...REMOVE]).failure()
    expect(failure.headlines[0]).toBe('the container did not start: exec: "/nope": stat /nope: no such file')
  })

  test('the image is for another CPU', async () => {
    const play = playImageTest([
      ...BEFORE,
      START,
      ENDED,
      printed('', `${TIME} exec /app: exec format error\n`),
      ...REMOVE,
    ])
    await expect(play.failure()).resolves.toMatchObject({
      headlines: expect.arrayContaining(['the engine cannot run programs for linux/amd64']),
      hint: expect.stringContaining('docker/setup-qemu-action'),
    })
  })
})

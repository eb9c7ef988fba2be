/** The shipped bundle with `image-test`: nothing is pushed before the image has passed its test. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import { TAG } from '../support/ship-play.ts'
import { until } from '../support/until.ts'

jest.setTimeout(90_000)

const play = useShipPlays()
const SETTINGS = 'image-test:\n  env: { PORT: 8080 }\n  run: [node, smoke.js]\n'

let marks = ''
beforeEach(async () => {
  marks = await mkdtemp(join(tmpdir(), 'image-test-'))
})
afterEach(() => rm(marks, { recursive: true, force: true }))

/** Lines of a shell that leave a mark. */
const marking = (name: string): string => `touch '${join(marks, name)}'`

test('an image that passes is pushed and deployed', async () => {
  const run = await play({ settings: SETTINGS, docker: { exec: `[ "$3" = node ] && echo '3 checks passed'` } })
  expect(run.exitCode).toBe(0)
  expect(run.log).toContain('3 checks passed')
  expect(run.log).toContain('the image passed its test')
  expect(run.summary).toContain('Image test: passed')
  expect(run.callsOf('UpdateService')).toBe(1)
})

test('an image that fails is not pushed; the summary has its output, and nothing in it is a command or a link', async () => {
  const hostile = `echo '::error::not ok 3 [x](https://evil.example)'; exit 4`
  const logs = `echo '2026-11-22T20:56:01.000000001Z no DATABASE_URL'; exit`
  const run = await play({ settings: SETTINGS, docker: { exec: hostile, logs, push: marking('pushed') } })
  expect(run.exitCode).toBe(1)
  expect(run.outputs).toMatchObject({ 'failed-stage': 'image-test', 'error-code': 'E_IMAGE_TEST' })
  expect(run.summary).toContain('Failed in image-test: `node smoke.js` ended with exit code 4')
  expect(run.summary).toContain('no DATABASE_URL')
  expect(run.log).not.toMatch(/^::error::not ok/mu)
  expect(run.log).toContain('output of the container:')
  expect(await readdir(marks)).toEqual([])
  expect(run.callsOf('RegisterTaskDefinition') + run.callsOf('UpdateService')).toBe(0)
})

test('a blocked image is tested all the same, and both are reported', async () => {
  const run = await play({ settings: SETTINGS, severities: ['CRITICAL'], docker: { exec: 'exit 1' } })
  expect(run.exitCode).toBe(1)
  expect(run.summary).toContain('gate failed too')
  expect(run.summary).toContain('The image failed its test')
})

test('`pipeline: check` tests the image too, without credentials', async () => {
  const none = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }
  const inputs = { pipeline: 'check' }
  const run = await play({ settings: SETTINGS, inputs, environment: none, docker: { exec: 'exit 1' } })
  expect(run.outputs).toMatchObject({ 'failed-stage': 'image-test' })
})

test('an image that is given is tested before it is deployed', async () => {
  const image = { image: TAG, 'force-new-deployment': 'true' }
  const docker = { exec: `[ -e '${join(marks, 'second')}' ] && exit 5; ${marking('second')}; exit 0` }
  const run = await play({ settings: SETTINGS, docker, again: { inputs: image } })
  expect(run.outputs).toMatchObject({ 'failed-stage': 'image-test' })
  expect(run.summary).toContain('`node smoke.js` ended with exit code 5')
  expect(run.callsOf('UpdateService')).toBe(0)
})

test('docker gets no variable of the job, nor a login or proxy of the user', async () => {
  const exec = `env; cat "$DOCKER_CONFIG/config.json"; echo; exit`
  const run = await play({ settings: SETTINGS, docker: { exec }, environment: { ACTIONS_RUNTIME_TOKEN: 'a-token' } })
  expect(run.log).toContain('DOCKER_CONFIG=')
  expect(run.log).not.toMatch(/\b(?:AWS|GITHUB|ACTIONS|INPUT)_\w+=/u)
  expect(run.log).toMatch(/^.*\{\}$/mu)
})

test('a cancel removes the container and its network', async () => {
  const docker = {
    exec: `echo the test runs; exec sleep 60`,
    rm: marking('container'),
    network: `[ "$2" = rm ] && ${marking('network')}; exit 0`,
  }
  const cancelWhen = async (_: unknown, log: () => string): Promise<void> =>
    until('the test runs', () => log().includes('the test runs'))
  const run = await play({ settings: SETTINGS, docker, cancelWhen })
  expect(run.summary).toContain('Cancelled while')
  expect(run.summary).toContain('testing the image')
  expect(new Set(await readdir(marks))).toEqual(new Set(['container', 'network']))
})

test('without the setting no container is made', async () => {
  const run = await play({ settings: '{}\n', docker: { start: 'exit 1' } })
  expect(run.exitCode).toBe(0)
})

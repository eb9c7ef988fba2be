/** The shipped bundle with `image`: an image of the registry is pulled, scanned, judged and deployed by its digest; nothing is built. */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, jest, test } from '@jest/globals'
import { digestOf } from '../support/image.ts'
import { isAlive } from '../support/is-alive.ts'
import { until } from '../support/until.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { TAG, type ShipPlay } from '../support/ship-play.ts'
import { manifestOf } from '../support/manifest-registry.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

const OTHER_IMAGE = manifestOf(digestOf('e'))

test('that an earlier run has pushed is deployed by its digest', async () => {
  const run = await play({ again: { inputs: { image: TAG, 'force-new-deployment': 'true' } } })
  expect(run.exitCode).toBe(0)
  expect(run.summary.split('\n')[0]).toContain(`Deployed: \`web\` runs \`${TAG}\``)
  expect(run.outputs).toMatchObject({
    'image-digest': run.digest,
    'image-tag': TAG,
    'gate-verdict': 'passed',
    'deployment-status': 'success',
  })
  expect(run.outputs['config-digest']).toMatch(/^sha256:/u)
  const operations = run.requests.map(({ operation }) => operation)
  expect(operations).not.toContain('RegisterTaskDefinition')
  expect(operations.filter((name) => /PUT|POST|PutImage|Upload/u.test(name))).toEqual([])
  expect(run.log).toContain('Pull the image')
  expect(run.log).not.toContain('Build the image')
})

test('that the service runs already is confirmed, and nothing is deployed', async () => {
  const run = await play({ again: { inputs: { image: `hello:${TAG}` } } })
  expect(run.exitCode).toBe(0)
  expect(run.outputs).toMatchObject({ 'deployment-status': 'unchanged', 'image-digest': run.digest })
  expect(run.log).toContain('nothing would change in the service web')
  expect(run.outputs['plan']).toContain('"changed":[]')
  expect(run.callsOf('UpdateService')).toBe(0)
})

test('that the gate blocks by a stricter policy is not deployed, though an earlier run has pushed it', async () => {
  const run = await play({ severities: ['MEDIUM'], again: { inputs: { image: TAG, 'trivy-severity': 'MEDIUM' } } })
  expect(run).toMatchObject({
    exitCode: 1,
    outputs: { 'error-code': 'E_GATE_BLOCKED', 'failed-stage': 'gate', 'gate-verdict': 'blocked' },
  })
  expect(run.summary.split('\n')[0]).toContain('Blocked')
  const changes = run.requests.filter(({ operation }) =>
    /^(?:RegisterTaskDefinition|UpdateService|PUT|POST)/u.test(operation),
  )
  expect(changes).toEqual([])
})

describe('is not deployed when', () => {
  test.each<readonly [string, ShipPlay, string, string | undefined]>([
    ['the repository does not have it', { inputs: { image: 'v9' } }, 'E_IMAGE_NOT_FOUND', 'plan'],
    [
      'it is another one than what was pulled',
      { before: OTHER_IMAGE, inputs: { image: TAG } },
      'E_PUSHED_OTHER',
      'pull',
    ],
    ['it is of another repository', { inputs: { image: 'shop:v1' } }, 'E_INPUT', undefined],
    ['it is of another registry', { inputs: { image: 'example.com/hello:v1' } }, 'E_INPUT', 'plan'],
    ['it is to be built, too', { inputs: { image: 'v1', context: 'app', 'no-cache': 'true' } }, 'E_INPUT', undefined],
  ])('%s', async (_, given, code, stage) => {
    const run = await play(given)
    expect({ code: run.outputs['error-code'], stage: run.outputs['failed-stage'] }).toEqual({ code, stage })
    expect(run.callsOf('RegisterTaskDefinition') + run.callsOf('UpdateService')).toBe(0)
  })
})

describe('when the pull breaks, the cause is reported, nothing is deployed and nothing is left', () => {
  const NO_SPACE = 'no space left on device'

  test.each<readonly [string, NonNullable<ShipPlay['docker']>, string, string]>([
    [
      'because the daemon dies during it',
      {
        pull: 'echo "0123: Downloading"; echo "error during connect: Post http://docker/images/create: EOF" >&2; exit 1',
      },
      'E_DOCKER_NOT_RUNNING',
      'the Docker daemon does not respond',
    ],
    [
      'because the daemon is gone before the archive is saved',
      {
        save: 'echo "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?" >&2; exit 1',
      },
      'E_DOCKER_NOT_RUNNING',
      'the Docker daemon does not respond',
    ],
    [
      'because the disk of the engine is full',
      { pull: `echo "failed to register layer: write /usr/lib/x: ${NO_SPACE}" >&2; exit 1` },
      'E_PULL',
      'the disk of the Docker engine is full',
    ],
    [
      'because the disk of the runner is full',
      { save: `printf half > "$3"; echo "write $3: ${NO_SPACE}" >&2; exit 1` },
      'E_PULL',
      'the disk of the runner is full',
    ],
  ])('%s', async (_, docker, code, cause) => {
    const run = await play({ before: OTHER_IMAGE, inputs: { image: TAG }, docker })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': code, 'failed-stage': 'pull' } })
    expect(run.summary.split('\n')[0]).toContain(`Failed in pull: ${cause}`)
    expect(run.callsOf('RegisterTaskDefinition') + run.callsOf('UpdateService')).toBe(0)
  })

  test('because the run is cancelled', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-pull-'))
    const started = join(folder, 'started')
    try {
      const run = await play({
        before: OTHER_IMAGE,
        inputs: { image: TAG },
        docker: { pull: `echo $$ > '${started}'; exec sleep 40` },
        cancelWhen: () => until('the pull', () => existsSync(started)),
      })
      expect(run.outputs).toMatchObject({ result: 'cancelled' })
      expect(run.cancelledAfterMs).not.toBeNull()
      expect(isAlive(Number(await readFile(started, 'utf8')))).toBe(false)
      expect(run.callsOf('RegisterTaskDefinition') + run.callsOf('UpdateService')).toBe(0)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

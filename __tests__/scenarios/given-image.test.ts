/** The shipped bundle with `image`: an image of the registry is pulled, scanned, judged and deployed by its digest; nothing is built. */
import { describe, expect, jest, test } from '@jest/globals'
import { digestOf } from '../support/image.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { TAG, type ShipPlay } from '../support/ship-play.ts'
import { manifestOf } from '../support/ship-tools.ts'

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

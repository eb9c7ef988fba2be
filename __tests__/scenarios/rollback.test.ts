/** The shipped bundle sets a service back by hand: to which revision, with which calls, and what it refuses. */
import { describe, expect, jest, test } from '@jest/globals'
import { breakerStops, succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { manifestOf, sha256Of } from '../support/manifest-registry.ts'
import { TAG, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const headlineOf = ({ summary }: ShipPlayed): string => (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')

const CHANGES = ['UpdateService', 'RegisterTaskDefinition', 'StopServiceDeployment', 'DeregisterTaskDefinition']
const changesOf = (run: ShipPlayed): readonly number[] => CHANGES.map(run.callsOf)

const IMAGE = manifestOf(`sha256:${'1'.repeat(64)}`)
const DIGEST = sha256Of(IMAGE)
const GONE = `sha256:${'9'.repeat(64)}`

const withImage = (digest: string) => ({
  containerDefinitions: [{ name: 'app', image: `REGISTRY/hello@${digest}`, memory: 128 }],
})

/** `hello:1` to `hello:4`; the service has the last one, and only `hello:1` and `hello:2` completed before: `hello:3` never became healthy. */
const HISTORY: ShipPlay = {
  before: IMAGE,
  registered: withImage(GONE),
  revisions: [withImage(DIGEST), withImage(GONE), { ...withImage(DIGEST), cpu: '256' }],
  service: { completedBefore: ['hello:1', 'hello:2'] },
  scenario: { ...succeeds(), reports: DIGEST },
}

const DENIED: FaultRule = {
  kind: 'error',
  code: 'AccessDeniedException',
  message: 'is not authorized to perform: ecs:ListServiceDeployments',
  status: 400,
  service: 'ecs',
  operation: 'ListServiceDeployments',
}

const back = (given: ShipPlay = {}, inputs: Readonly<Record<string, string>> = {}): ShipPlay => ({
  ...HISTORY,
  ...given,
  inputs: { pipeline: 'rollback', ...inputs },
})

describe('a service goes back', () => {
  test('to the last revision that completed, not to the number before', async () => {
    const run = await play(back())
    expect(headlineOf(run)).toBe('Rolled back: `web` runs `hello:2`')
    expect(run.summary).toContain('`hello:4` → `hello:2`, running 1 of 1 task of `hello:2`')
    expect(run.summary).toContain('A rollback builds, scans and judges nothing')
    expect(run.outputs).toMatchObject({
      result: 'success',
      'task-definition-arn': expect.stringMatching(/hello:2$/u),
      'previous-task-definition-arn': expect.stringMatching(/hello:4$/u),
      'deployment-status': 'success',
      'running-digest': DIGEST,
    })
    expect(changesOf(run)).toEqual([1, 0, 0, 0])
    expect(run.log).toContain(`hello@${DIGEST}, is in ECR`)
  })
  test.each(['2', 'hello:2', 'arn:aws:ecs:eu-west-1:123456789012:task-definition/hello:2'])(
    'to a revision as it is: %s',
    async (wanted) => {
      const run = await play(back({}, { 'rollback-to': wanted }))
      expect(headlineOf(run)).toBe('Rolled back: `web` runs `hello:2`')
      expect(changesOf(run)).toEqual([1, 0, 0, 0])
    },
  )

  test('to an image: it replaces the one in what the service has', async () => {
    const run = await play(back({ revisions: [withImage(GONE)] }, { 'rollback-to': TAG }))
    expect(headlineOf(run)).toBe('Rolled back: `web` runs `hello:3`')
    expect(run.outputs).toMatchObject({ 'running-digest': DIGEST })
    expect(changesOf(run)).toEqual([1, 1, 0, 0])
  })

  test('from a deployment that is in progress', async () => {
    const service = { ...HISTORY.service, history: 'never-completed' } as const
    const run = await play(back({ service }))
    expect(headlineOf(run)).toBe('Rolled back: `web` runs `hello:2`')
    expect(run.log).toContain('this run replaces it')
    expect(changesOf(run)).toEqual([1, 0, 0, 0])
  })

  test('and what it goes back to fails, too: that deployment is not taken back', async () => {
    const run = await play(back({ scenario: { ...breakerStops(), reports: DIGEST } }))
    expect(headlineOf(run)).toBe('Deployment failed: container `app` exited with code 1 (3 of 3 tasks)')
    expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'failed', 'failed-stage': 'wait' } })
    expect(changesOf(run)).toEqual([1, 0, 0, 0])
  })

  test('with an image that nobody can look up: nothing is confirmed, and the run says so', async () => {
    const run = await play(
      back({ registered: {}, revisions: [{ cpu: '256' }], service: { completedBefore: ['hello:1'] } }),
    )
    expect(headlineOf(run)).toBe('Rolled back: `web` runs `hello:1`')
    expect(run.summary).toContain('ECR does not say which digest the tasks must report')
    expect(run.outputs['running-digest']).toBeUndefined()
  })
})

describe('nothing is changed', () => {
  test('in a rehearsal: it shows the move, and that the image still exists', async () => {
    const run = await play(back({}, { 'dry-run': 'true' }))
    expect(headlineOf(run)).toBe('Plan: `web` would go back to `hello:2`: 1 change')
    expect(run.summary).toContain('runs `hello:4`')
    expect(run.summary).toContain('and goes back to `hello:2`. What would change:')
    expect(run.log).toContain(`hello@${DIGEST}, is in ECR`)
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success' } })
    expect(changesOf(run)).toEqual([0, 0, 0, 0])
  })

  test('where the service has the revision already', async () => {
    const run = await play(back({}, { 'rollback-to': '4' }))
    expect(headlineOf(run)).toBe('Nothing to deploy: `web` is already set to `hello:4`; not waited for')
    expect(changesOf(run)).toEqual([0, 0, 0, 0])
  })

  test.each<readonly [string, ShipPlay, string, string]>([
    [
      'a service that never had another revision',
      back({ service: {} }),
      'E_NO_REVISION',
      'no other revision of the service `web` has completed a deployment',
    ],
    [
      'a revision that does not exist',
      back({}, { 'rollback-to': 'hello:9' }),
      'E_NO_REVISION',
      'the revision `hello:9` does not exist; the newest revisions of `hello` that can be deployed are `hello:3`, `hello:2`, `hello:1`',
    ],
    [
      'a last revision that was deregistered',
      back({ deregistered: ['hello:2'] }),
      'E_NO_REVISION',
      'the revision `hello:2` was deregistered, so ECS starts no deployment of it; the newest revisions of `hello` that can be deployed are `hello:3`, `hello:1`',
    ],
    [
      'an image that ECR has expired',
      back({}, { 'rollback-to': '1' }),
      'E_IMAGE_NOT_FOUND',
      'the image of container `app` in `hello:1` is no longer in ECR',
    ],
    [
      'a tag that does not exist',
      back({}, { 'rollback-to': 'v7' }),
      'E_IMAGE_NOT_FOUND',
      'the repository `hello` has no image `v7`',
    ],
    [
      'a deployment in progress that is not to be replaced',
      back({ service: { ...HISTORY.service, history: 'never-completed' } }, { 'when-in-progress': 'fail' }),
      'E_DEPLOYMENT_IN_PROGRESS',
      'another deployment of the service is in progress',
    ],
    [
      'a role that may not list deployments',
      back({ faults: [DENIED] }),
      'E_ACCESS_DENIED',
      'Failed in plan: AWS denied ecs',
    ],
    [
      'an image to build',
      back({}, { image: 'v1', tag: 'x' }),
      'E_INPUT',
      '`pipeline: rollback` builds nothing: remove `image`, `tag`; an image to go back to is `rollback-to`',
    ],
    [
      'a revision for another pipeline',
      { inputs: { 'rollback-to': '2' } },
      'E_INPUT',
      '`rollback-to` has no meaning without `pipeline: rollback`',
    ],
  ])('for %s', async (_, given, code, words) => {
    const run = await play(given)
    expect(run.summary).toContain(words)
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': code } })
    expect(changesOf(run)).toEqual([0, 0, 0, 0])
  })
})

/** The shipped bundle over three environments in one account: one image, whose digest never changes. */
import { describe, expect, jest, test } from '@jest/globals'
import { breakerRollsBack, succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { digestOf } from '../support/image.ts'
import { manifestOf, sha256Of } from '../support/manifest-registry.ts'
import { deployedIn, environmentsPlay, promotion, promotionPlay } from '../support/promote-play.ts'
import { COMMIT, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

const OTHER_IMAGE = manifestOf(digestOf('e'))

const headlineOf = ({ summary }: Pick<ShipPlayed, 'summary'>): string => summary.split('\n')[0] ?? ''

/** Everything that a run has written: tags, revisions, services. */
const written = (run: ShipPlayed): number =>
  run.callsOf('PutImage') + run.callsOf('RegisterTaskDefinition') + run.callsOf('UpdateService')

const tagsOf = (environments: readonly string[], digest: string): Readonly<Record<string, string>> =>
  Object.fromEntries(deployedIn(environments).map((tag) => [tag, digest]))

describe('an image', () => {
  test('that has passed each environment is promoted from one to the next, by its digest', async () => {
    const run = await play(environmentsPlay({ again: [promotion('staging'), promotion('production')] }))
    expect(run.runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0])
    expect(run.tags).toEqual(tagsOf(['dev', 'staging', 'production'], run.digest))
    expect(headlineOf(run)).toContain('Promoted `hello` from `staging` to `production`: `production` runs `sha256:')
    expect(run.outputs).toMatchObject({
      'image-digest': run.digest,
      'image-tag': `production-${COMMIT}`,
      'running-digest': run.digest,
      'passed-tag': `passed-production-${COMMIT}`,
    })
    expect(run.summary).toContain(`| \`staging\` | \`passed-staging-${COMMIT}\` | promoted from |`)
    expect(run.summary).toContain(`| \`production\` | \`passed-production-${COMMIT}\` | promoted to |`)
    expect(run.log).not.toContain('Build the image')
  })

  test('that was promoted is promoted again without writing anything', async () => {
    const run = await play(environmentsPlay({ again: [promotion('staging'), promotion('staging')] }))
    expect(run.runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0])
    expect(written(run)).toBe(0)
    expect(run.outputs).toMatchObject({
      'deployment-status': 'unchanged',
      'passed-tag': `passed-staging-${COMMIT}`,
    })
  })

  test('is the one that its tag named when the run began, although the tag is moved meanwhile', async () => {
    const move = `printf '%s' '${OTHER_IMAGE}' > 'tags/dev-${COMMIT}'`
    const run = await play(promotionPlay('staging', { docker: { pull: move } }))
    expect(run.exitCode).toBe(0)
    expect(run.tags).toMatchObject({
      [`dev-${COMMIT}`]: sha256Of(OTHER_IMAGE),
      [`staging-${COMMIT}`]: run.digest,
      [`passed-staging-${COMMIT}`]: run.digest,
    })
    expect(run.outputs['running-digest']).toBe(run.digest)
  })

  test("is judged by today's policy: one that the gate blocks gets no tag", async () => {
    const inputs = { 'trivy-severity': 'MEDIUM' }
    const run = await play(promotionPlay('staging', { severities: ['MEDIUM'], inputs }))
    expect(run.outputs).toMatchObject({ 'error-code': 'E_GATE_BLOCKED', 'gate-verdict': 'blocked' })
    expect(written(run)).toBe(0)
    expect(run.tags).toEqual(tagsOf(['dev'], run.digest))
  })

  test('is shown with its marks by a dry run, which writes nothing', async () => {
    const run = await play(promotionPlay('staging', { inputs: { 'dry-run': 'true' } }))
    expect(run.exitCode).toBe(0)
    expect(written(run)).toBe(0)
    expect(run.summary).toContain(`| \`dev\` | \`passed-dev-${COMMIT}\` | promoted from |`)
    expect(run.summary).toContain('| `staging` | – | promoted to |')
  })
})

describe('an image is refused, and nothing is written, that', () => {
  test('was not in the environment before', async () => {
    const run = await play(promotionPlay('production'))
    expect(run.outputs).toMatchObject({ 'error-code': 'E_NOT_PASSED', 'failed-stage': 'plan' })
    expect(headlineOf(run)).toContain('the image has not passed `staging`')
    expect(run.log).toContain(`it lacks the tag passed-staging-<commit>, its marks are passed-dev-${COMMIT}`)
    expect(written(run)).toBe(0)
  })

  test('failed in the environment before', async () => {
    const scenario = [succeeds(), breakerRollsBack()]
    const run = await play(environmentsPlay({ scenario, again: [promotion('staging'), promotion('production')] }))
    expect(run.runs.map(({ outputs }) => outputs['error-code'])).toEqual([undefined, 'E_ROLLED_BACK', 'E_NOT_PASSED'])
    expect(written(run)).toBe(0)
    expect(Object.keys(run.tags)).not.toContain(`passed-staging-${COMMIT}`)
  })

  test('was shipped without a mark', async () => {
    const run = await play(environmentsPlay({ inputs: { 'mark-passed': 'false' }, again: promotion('staging') }))
    expect(run.outputs['error-code']).toBe('E_NOT_PASSED')
    expect(run.log).toContain(`its tags are dev-${COMMIT}`)
  })

  test('lost the mark to another image of the commit, which the shipping run has said', async () => {
    const mark = `passed-dev-${COMMIT}`
    const run = await play(environmentsPlay({ held: { [mark]: OTHER_IMAGE }, again: promotion('staging') }))
    const [shipped] = run.runs
    expect(shipped).toMatchObject({ exitCode: 0 })
    expect(shipped?.summary.split('\n')[0]).toContain('not marked as passed')
    expect(shipped?.log).toContain('::warning title=Not marked as passed::')
    expect(shipped?.outputs['passed-tag']).toBeUndefined()
    expect(run.outputs['error-code']).toBe('E_NOT_PASSED')
    expect(run.log).toContain(`${mark} belongs to ${sha256Of(OTHER_IMAGE).slice(0, 19)}, another image of that commit`)
    expect(run.tags[mark]).toBe(sha256Of(OTHER_IMAGE))
  })

  test('the repository does not have', async () => {
    const run = await play(promotionPlay('staging', { inputs: { image: digestOf('f') } }))
    expect(run.outputs).toMatchObject({ 'error-code': 'E_IMAGE_NOT_FOUND', 'failed-stage': 'plan' })
    expect(written(run)).toBe(0)
  })

  test('has the immutable tag of its environment taken from it', async () => {
    const run = await play(promotionPlay('staging', { held: { [`staging-${COMMIT}`]: OTHER_IMAGE } }))
    expect(run.outputs).toMatchObject({ 'error-code': 'E_TAG_TAKEN', 'failed-stage': 'promote' })
    expect(written(run)).toBe(0)
  })
})

describe('ECR that', () => {
  test.each([
    ['has too many requests', { kind: 'throttle', operation: 'PutImage', times: 5 }],
    ['fails for a while', { kind: 'html500', operation: 'PutImage', times: 5 }],
  ] as const)('%s has the tag at the end', async (_, fault) => {
    const run = await play(promotionPlay('staging', { faults: [fault] }))
    expect(run.exitCode).toBe(0)
    expect(run.tags).toEqual(tagsOf(['dev', 'staging'], run.digest))
    expect(run.log).toContain('trying again in')
    expect(run.summary).toContain(`Tag \`staging-${COMMIT}\` was set.`)
    expect(run.summary).not.toContain('may have been set')
  })
})

test.each(['IMMUTABLE', 'MUTABLE'] as const)(
  'a tag whose reply was lost was set, as the summary says (%s)',
  async (mutability) => {
    const faults = [{ kind: 'lost-reply', operation: 'PutImage', times: 1 }] as const
    const run = await play(promotionPlay('staging', { mutability, faults }))
    expect(run.tags).toEqual(tagsOf(['dev', 'staging'], run.digest))
    expect(run.summary).toContain(`**Changes:** Tag \`staging-${COMMIT}\` was set. Service`)
  },
)

describe('an environment is skipped', () => {
  test.each([
    ['by `none`', 'none', ['dev', 'staging']],
    ['by the name of an earlier one', 'dev', ['staging']],
  ])('%s, which the log, the summary and an annotation say', async (_, from, skipped) => {
    const run = await play(promotionPlay('production', { inputs: { 'promote-from': from } }))
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain(`\`promote-from\` skips ${skipped.join(', ')} on the way to production`)
    expect(run.log).toContain('::warning title=Environment skipped::')
    for (const one of skipped)
      expect(run.summary).toMatch(new RegExp(`\\| \`${one}\` \\| .* \\| skipped by \`promote-from\` \\|`, 'u'))
    expect(run.tags).toEqual(tagsOf(['dev', 'production'], run.digest))
  })
})

test('an image whose service runs no task is deployed, and not marked', async () => {
  const idle = { scenario: succeeds({ desiredCount: 0 }), otherServices: [{ name: 'staging', desiredCount: 0 }] }
  const run = await play(promotionPlay('staging', idle))
  expect(run.exitCode).toBe(0)
  expect(run.summary.split('\n')[0]).toContain('not marked as passed')
  expect(run.log).toContain('the image is not marked as passed: `staging` runs no task')
  expect(Object.keys(run.tags).toSorted()).toEqual([...deployedIn(['dev']), `staging-${COMMIT}`].toSorted())
})

test('a run that is cancelled while it waits marks nothing', async () => {
  const run = await play(
    environmentsPlay({
      cancelWhen: async ({ clock }, log) => {
        while (!log().includes('Wait for the deployment')) await new Promise((resolve) => setTimeout(resolve, 50))
        clock.release()
      },
    }),
  )
  expect(run.outputs['result']).toBe('cancelled')
  expect(Object.keys(run.tags)).toEqual([`dev-${COMMIT}`])
})

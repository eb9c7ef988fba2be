/** Headlines of runs other than a whole `ship` of one service. */
import { describe, expect, test } from '@jest/globals'
import { fault } from '../../../src/errors/fault.ts'
import type { RunRecord } from '../../../src/report/record.ts'
import { headlineOf } from '../../../src/report/summary/headline.ts'
import { acceptImage } from '../../../src/stages/given/accept.ts'
import { pullImage } from '../../../src/stages/given/pull.ts'
import { mergeImages } from '../../../src/stages/platforms/merge-images.ts'
import { tagForEnvironment } from '../../../src/stages/tagging/tag-for-environment.ts'
import { CHECK, DRY_RUN } from '../../support/sample-pipelines.ts'
import { PLANNED_SERVICE } from '../../support/sample-plan.ts'
import { recordOf, SAMPLES } from '../../support/sample-records.ts'
import { RESULTS } from '../../support/sample-results.ts'
import { crashed } from '../../support/sample-rollout.ts'
import { resultsOf, shipOf } from '../../support/sample-services.ts'

const TAG = '`staging-4f1d2c3b5a69788796a5b4c3d2e1f00112233445`'

describe('headlineOf', () => {
  test('without a push it is the revision that runs, and without a deployment the last thing that was done', () => {
    const without = (...kinds: readonly string[]): string =>
      headlineOf({ ...SAMPLES.success, stages: SAMPLES.success.stages.filter(({ kind }) => !kinds.includes(kind)) })
    expect(without('push', 'build')).toBe('Deployed: `hello` runs `hello:42`')
    expect(without('deploy', 'wait', 'confirm')).toBe(`Pushed ${TAG}`)
    expect(without('plan', 'push', 'deploy', 'wait', 'confirm')).toBe('Passed: no finding blocks the image')
    expect(without('push', 'deploy', 'wait', 'confirm', 'gate')).toBe(`Built ${TAG}`)
    expect(without('wait', 'confirm')).toBe(`Shipped: \`hello\` is set to ${TAG}; not waited for`)
  })

  test('of a check: the verdict of the gate, and what would change or why that is not known', () => {
    expect(headlineOf(SAMPLES.check)).toBe(
      'Passed: no finding blocks the image; `hello` would get a new image and 3 other changes',
    )
    expect(headlineOf(SAMPLES['check-fork'])).toBe(
      'Passed: no finding blocks the image; no plan without AWS credentials',
    )
    const changes = { kind: 'compared', imagePath: 'image', lines: [], leftOut: 0, changed: [] } as const
    const same = { ...RESULTS.plan, services: [{ ...PLANNED_SERVICE, changes }] }
    expect(headlineOf(recordOf({ steps: CHECK, results: { plan: same } }))).toBe(
      'Passed: no finding blocks the image; nothing would change',
    )
    const serviceName = 'a'.repeat(255)
    const long = { ...RESULTS.plan, services: [{ ...PLANNED_SERVICE, serviceName }] }
    expect(headlineOf(recordOf({ steps: CHECK, results: { plan: long } }))).toBe(
      'Passed: no finding blocks the image; 1 service would change',
    )
  })

  test('of a service that a plan would create', () => {
    const plan = { ...RESULTS.plan, services: [{ ...PLANNED_SERVICE, changes: { kind: 'created', leftOut: 0 } }] }
    expect(headlineOf(recordOf({ steps: DRY_RUN, results: { plan } }))).toMatch(/^Plan: .+ would be created$/u)
  })

  test('of a push that is only planned', () => {
    const plan = { ...RESULTS.plan, services: [], pushes: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/hello:v1' }
    expect(headlineOf(recordOf({ steps: DRY_RUN, results: { plan } }))).toBe(
      'Plan: the image would be pushed as `hello:v1`',
    )
    const long = { ...plan, pushes: `x.dkr.ecr.eu-west-1.amazonaws.com/hello:${'v'.repeat(128)}` }
    expect(headlineOf(recordOf({ steps: DRY_RUN, results: { plan: long } }))).toBe('Plan: the image would be pushed')
    const given = { ...plan, pushes: null }
    expect(headlineOf(recordOf({ steps: DRY_RUN, results: { plan: given } }))).toBe('Succeeded')
  })

  test('of two services: what became of each, and one cause only where it is the cause of all', () => {
    const steps = shipOf('orders', 'web')
    const results = resultsOf('orders', 'web')
    const both = recordOf({ steps, results })
    expect(headlineOf(both)).toBe(`Shipped: 2 services run ${TAG}`)
    const one = recordOf({
      steps,
      results,
      failsAt: { stage: 'deploy web', error: fault('E_ACCESS_DENIED', { message: 'AWS denied ecs:UpdateService' }) },
    })
    expect(headlineOf(one)).toBe('1 of 2 services failed in deploy: AWS denied ecs:UpdateService')
    const rolledBack = SAMPLES['two-services']
    const merged = (other: RunRecord): RunRecord => ({
      ...rolledBack,
      stages: rolledBack.stages.map((stage) =>
        stage.id.endsWith(' web') ? (other.stages.find(({ id }) => id === stage.id) ?? stage) : stage,
      ),
    })
    expect(headlineOf(merged(one))).toBe('1 of 2 services rolled back, 1 failed in deploy')
    const twice: RunRecord = {
      ...rolledBack,
      stages: rolledBack.stages.map((stage) =>
        stage.id === 'wait web' ? { ...stage, status: 'failed', result: { ...crashed } } : stage,
      ) as RunRecord['stages'],
    }
    expect(headlineOf(twice)).toBe('2 of 2 services rolled back: container `app` exited with code 3 (3 of 3 tasks)')
  })

  test('says that a change was undone only when it was', () => {
    const { undone } = SAMPLES
    const withRestore = (change: object): RunRecord => ({
      ...undone,
      stages: undone.stages.map((stage) => (stage.id === 'restore' ? { ...stage, ...change } : stage)),
    })
    expect(headlineOf({ ...withRestore({ status: 'failed' }), verdict: 'failed' })).toBe(
      'Cancelled while waiting for the deployment of `hello`; undoing the change failed',
    )
    expect(headlineOf(withRestore({ status: 'left-out', startedAt: null }))).toBe(
      'Cancelled while waiting for the deployment of `hello`',
    )
    const failed: RunRecord = {
      ...undone,
      verdict: 'failed',
      stages: undone.stages.map((stage) =>
        stage.id === 'wait' ? { ...stage, status: 'failed', result: { ...crashed } } : stage,
      ) as RunRecord['stages'],
    }
    expect(headlineOf(failed)).toBe(
      'Rolled back: container `app` exited with code 3 (3 of 3 tasks); the change was undone',
    )
  })

  test('of a cancel before, between and during stages', () => {
    const cancel = fault('E_CANCELLED', { message: 'the run was cancelled (SIGINT)' })
    expect(headlineOf(recordOf({ cancelled: true, failsAt: { stage: 'build', error: cancel } }))).toBe(
      'Cancelled while building the image',
    )
    const { stages } = SAMPLES.success
    const skippedFrom = (from: number): RunRecord => ({
      ...SAMPLES.success,
      verdict: 'cancelled',
      stages: stages.map((stage, index) =>
        index < from ? stage : { ...stage, status: 'skipped', startedAt: null, result: null },
      ),
    })
    expect(headlineOf(skippedFrom(0))).toBe('Cancelled before the first stage')
    const push = stages.findIndex(({ kind }) => kind === 'push')
    expect(headlineOf(skippedFrom(push))).toBe('Cancelled before push')
  })

  test.each([
    [pullImage, 'Cancelled while pulling the image'],
    [mergeImages, 'Cancelled while merging the images'],
    [acceptImage, 'Cancelled while accepting the image'],
    [tagForEnvironment, 'Cancelled while tagging the image'],
  ])('of a cancel in a stage that takes the place of a build or a push', ({ kind, title }, headline) => {
    const error = { error: fault('E_CANCELLED', { message: 'the run was cancelled (SIGINT)' }) }
    const record = recordOf({ cancelled: true, failsAt: { stage: kind, ...error } })
    const stages = record.stages.map((stage) => (stage.kind === kind ? { ...stage, title } : stage))
    expect(headlineOf({ ...record, stages: stages })).toBe(headline)
  })

  test('what was left out was not updated, and a run that left out everything did nothing', () => {
    const leftOut = (...kinds: readonly string[]): RunRecord => ({
      ...SAMPLES.success,
      stages: SAMPLES.success.stages.map((stage) =>
        kinds.includes(stage.kind) ? { ...stage, status: 'left-out', startedAt: null, result: null } : stage,
      ),
    })
    expect(headlineOf(leftOut('render', 'deploy', 'wait', 'confirm'))).toBe(`Pushed ${TAG}; \`hello\` was not updated`)
    expect(headlineOf(leftOut('build', 'scan', 'gate', 'push'))).toBe('Deployed: `hello` runs `hello:42`')
    const kinds = SAMPLES.success.stages.map(({ kind }) => kind)
    expect(headlineOf(leftOut(...kinds))).toBe('Nothing to do: every stage was left out; `hello` was not updated')
  })
})

import { describe, expect, test } from '@jest/globals'
import type { JournalEntry } from '../../../src/domain/change.ts'
import type { RolloutCause } from '../../../src/domain/rollout/explanation.ts'
import { fault } from '../../../src/errors/fault.ts'
import type { RunRecord } from '../../../src/report/record.ts'
import { factLines } from '../../../src/report/summary/facts.ts'
import { noted } from '../../support/sample-changes.ts'
import { builtImage } from '../../support/image.ts'
import { PLAN, PLANNED_SERVICE } from '../../support/sample-plan.ts'
import { recordOf, SAMPLES } from '../../support/sample-records.ts'
import { RESULTS } from '../../support/sample-results.ts'
import { crashed } from '../../support/sample-rollout.ts'

const TAG = 'staging-4f1d2c3b5a69788796a5b4c3d2e1f00112233445'
const DOCS = 'https://github.com/octo-org/ship-to-ecs/blob/v1/'
const linksIn = (line = ''): readonly (string | undefined)[] =>
  [...line.matchAll(/\]\(([^)]*)\)/gu)].map(([, address]) => address)

describe('factLines', () => {
  test.each(Object.entries(SAMPLES))('of %s are at most five', (_, record) => {
    expect(factLines(record, DOCS).length).toBeLessThanOrEqual(5)
  })

  test('of a rollback: before, after and now; the image; what was changed; the next step; where to look', () => {
    const lines = factLines(SAMPLES['rolled-back'], DOCS)
    expect(lines.slice(0, 4)).toEqual([
      '**Service:** `hello` in cluster `main`: `hello:41` → `hello:42` (rolled back), running 2 of 2 tasks of `hello:41`',
      `**Image:** \`hello:${TAG}\``,
      '**Changes:** The image was pushed. Service `hello` was set to `hello:42`; ECS rolled it back to `hello:41`.',
      '**Next:** Read the log of the container, fix the cause and re-run. The service runs its previous revision again.',
    ])
    expect(linksIn(lines[4])).toEqual([
      'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/main/services/hello/deployments?region=eu-west-1',
      'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/main/tasks/0123456789abcdef0123456789abcdef/configuration?region=eu-west-1',
      'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Fecs$252Fhello/log-events/hello$252Fapp$252F0123456789abcdef0123456789abcdef',
      'https://eu-west-1.console.aws.amazon.com/ecr/repositories/private/123456789012/hello?region=eu-west-1',
      'https://github.com/octo-org/hello/commit/4f1d2c3b5a69788796a5b4c3d2e1f00112233445',
      'https://github.com/octo-org/hello/actions/runs/4711/attempts/2',
      'https://github.com/octo-org/ship-to-ecs/blob/v1/docs/errors.md#e_rolled_back',
    ])
  })

  test('no log where the container did not start, or writes to none that is known', () => {
    const { render, deploy } = RESULTS
    const record = (logs: typeof render.logs, failed: RolloutCause['failed']): RunRecord => {
      const { failed: _, ...cause } = crashed.cause
      const result = { ...crashed, cause: { ...cause, ...(failed === undefined ? {} : { failed }) } }
      const error = fault('E_ROLLED_BACK', { message: 'no', result })
      return recordOf({ results: { render: { ...render, logs }, deploy }, failsAt: { stage: 'wait', error } })
    }
    const failed = { container: 'app', taskId: '0123' }
    expect(factLines(record(render.logs, failed), DOCS)[4]).toContain('[log of app](')
    expect(factLines(record([], failed), DOCS)[4]).not.toContain('log of')
    expect(factLines(record(render.logs, undefined), DOCS)[4]).not.toContain('log of')
    expect(factLines(record(render.logs, { ...failed, container: 'proxy' }), DOCS)[4]).not.toContain('log of')
  })

  test('of an image that was built and not pushed', () => {
    expect(factLines(SAMPLES.blocked, DOCS)[1]).toBe(`**Image:** \`${TAG}\` (built, not pushed)`)
    const results = { build: { ...builtImage(), builder: 'registry' as const } }
    const merged = recordOf({ results, failsAt: { stage: 'gate', error: fault('E_GATE_BLOCKED', { message: 'no' }) } })
    expect(factLines(merged, DOCS)[1]).toBe(`**Image:** \`${TAG}\` (not pushed under this tag)`)
  })

  test('of a run that ended before the service was updated: what still runs', () => {
    const STILL = '**Service:** `hello` in cluster `main` still runs `hello:41`'
    for (const sample of ['blocked', 'broke', 'build-failed', 'tag-taken'] as const)
      expect(factLines(SAMPLES[sample], DOCS)[0]).toBe(STILL)
    const error = fault('E_AWS', { message: 'no' })
    const failedAt = (state: JournalEntry['state']) =>
      factLines(recordOf({ failsAt: { stage: 'deploy', error, noted: noted('service', state) } }), DOCS)[0]
    expect(failedAt('unchanged')).toBe(STILL)
    expect(failedAt('unknown')).toContain('**Image:**')
    const services = [{ ...PLANNED_SERVICE, desiredCount: 0 }]
    const idle = recordOf({ results: { plan: { ...PLAN, services } }, failsAt: { stage: 'build', error } })
    expect(factLines(idle, DOCS)[0]).toBe('**Service:** `hello` in cluster `main` is still set to `hello:41`')
  })

  test('of a tag that was taken: a link to the repository', () => {
    expect(factLines(SAMPLES['tag-taken'], DOCS).at(-1)).toContain('[hello in ECR](https://eu-west-1.console.aws.')
    expect(factLines(SAMPLES['build-failed'], DOCS).at(-1)).not.toContain('in ECR')
  })

  test('of two services: each on its own, with what it runs', () => {
    expect(factLines(SAMPLES['two-services'], DOCS)[0]).toBe(
      '**Services:** `orders`: `orders:7` → `orders:8` (rolled back), running 2 of 2 tasks of `orders:7` · ' +
        '`web`: `web:7` → `web:8`, running 2 of 2 tasks of `web:8`',
    )
  })

  test.each([
    ['Correct what is listed; nothing was changed.', 'Correct what is listed.'],
    ['Correct the setting. Nothing was changed.', 'Correct the setting.'],
  ])('of "%s": that nothing was changed is said once', (hint, next) => {
    const error = fault('E_VERIFY', { message: 'the role does not exist', hint })
    expect(factLines(recordOf({ failsAt: { stage: 'verify', error } }), DOCS).slice(-3, -1)).toEqual([
      '**Changes:** Nothing was changed.',
      `**Next:** ${next}`,
    ])
  })

  test.each(['continues', 'is being rolled back', 'failed', 'is being stopped', 'was stopped'])(
    'of a change that was undone: no deployment that %s',
    (what) => {
      const hint = `Obtain credentials. The deployment ${what}: check the service.`
      const stages = SAMPLES.undone.stages.map((stage) =>
        stage.error === null ? stage : { ...stage, error: { ...stage.error, kind: 'aws' as const, hint } },
      )
      expect(factLines({ ...SAMPLES.undone, stages }, DOCS)[2]).toBe('**Next:** Obtain credentials.')
    },
  )

  test('of a change that was undone: what the cancel says of the deployment does not hold any more', () => {
    const lines = factLines(SAMPLES.undone, DOCS)
    expect(lines.slice(0, 3)).toEqual([
      '**Service:** `hello` in cluster `main`: `hello:41` → `hello:42` (undone)',
      '**Changes:** Service `hello` was set to `hello:42`. Service `hello` was set back to `hello:41`.',
      '**Next:** Re-run to deploy.',
    ])
    expect(factLines(SAMPLES.cancelled, DOCS)[3]).toBe('**Next:** The deployment continues: check the service.')
  })
})

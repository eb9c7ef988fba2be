import { describe, expect, test } from '@jest/globals'
import type { PlannedChanges } from '../../../src/domain/aws/live.ts'
import type { Results } from '../../../src/domain/results.ts'
import { outputsOf } from '../../../src/report/outputs.ts'
import type { RunRecord } from '../../../src/report/record.ts'
import { headlineOf } from '../../../src/report/summary/headline.ts'
import { plainSummary } from '../../../src/report/summary/plain-summary.ts'
import { redactedMarkdown } from '../../../src/report/summary/redacted-markdown.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { DRY_RUN } from '../../support/sample-pipelines.ts'
import { PLAN, PLANNED_SERVICE } from '../../support/sample-plan.ts'
import { recordOf, SAMPLES } from '../../support/sample-records.ts'

type Compared = Extract<PlannedChanges, { kind: 'compared' }>

const IMAGE = 'containerDefinitions/app/image'
const compared = (facts: Partial<Compared>): Compared => ({
  ...{ kind: 'compared', imagePath: IMAGE, registered: { by: null, at: null }, newDeployment: 'when-changed' },
  ...{ lines: [], leftOut: 0, changed: [] },
  ...facts,
})

const dryRunOf = (...all: readonly PlannedChanges[]): RunRecord => {
  const services = all.map((changes, index) => ({ ...PLANNED_SERVICE, serviceName: `web-${index}`, changes }))
  const plan: Results['plan'] = { ...PLAN, services }
  return recordOf({ steps: DRY_RUN, results: { plan } })
}

describe('a run that ends with the plan', () => {
  test.each<readonly [string, readonly PlannedChanges[]]>([
    ['`web-0` would get a new image', [compared({ changed: [IMAGE] })]],
    ['`web-0` would get a new image and 1 other change', [compared({ changed: [IMAGE, 'family'] })]],
    ['`web-0` would get 2 changes', [compared({ changed: ['cpu', 'family'] })]],
    ['`web-0` would get its first revision', [{ kind: 'first' }]],
    ['`web-0` would get a new revision', [{ kind: 'unknown' }]],
    ['nothing would change', [compared({}), compared({})]],
    ['`web-0` would get a new deployment of the same revision', [compared({ newDeployment: 'forced' })]],
    ['`web-0` would get a new image', [compared({ newDeployment: 'forced', changed: [IMAGE] })]],
    ['`web-1` would get a new image', [compared({}), compared({ changed: [IMAGE] })]],
    ['5 services would change', Array.from({ length: 5 }, (): PlannedChanges => ({ kind: 'unknown' }))],
  ])('says in its headline: %s', (text, changes) => {
    expect(headlineOf(dryRunOf(...changes))).toBe(`Plan: ${text}`)
  })

  test.each<readonly [PlannedChanges, string]>([
    [{ kind: 'first' }, '`web-0` in cluster `main` has no task definition yet: everything is new.'],
    [{ kind: 'unknown' }, '`web-0` in cluster `main`: what it runs now is not known, so nothing is compared.'],
    [compared({}), '`web-0` in cluster `main` runs `hello:41`: nothing would change.'],
  ])('says of %j', (changes, text) => {
    expect(renderSummary(dryRunOf(changes))).toContain(text)
  })

  test('shows the difference, whatever is in it, and what is left out', () => {
    const hostile = '```\n::error::x\n</details>'
    const changes = compared({ lines: [{ sign: '+', text: hostile }], leftOut: 2, changed: ['family'] })
    const summary = renderSummary(dryRunOf(changes))
    expect(summary).toContain('````diff\n+```\n::error::x\n</details>\n… 2 more lines\n````')
    expect(plainSummary(summary)).toContain('  +```\n\\::error::x\n  </details>\n  … 2 more lines\n')
    const redacted = redactedMarkdown(summary, (text) => text.replaceAll('error', '***'))
    expect(redacted).toContain('````diff\n+```\n::***::x\n</details>\n… 2 more lines\n````')
  })

  test('names the placeholders that are not resolved', () => {
    const services = [{ ...PLANNED_SERVICE, unresolved: ['${env:A}', '${ssm:/b}'] }]
    const summary = renderSummary(recordOf({ steps: DRY_RUN, results: { plan: { ...PLAN, services } } }))
    expect(summary).toContain(
      '⚠️ Not resolved, because others may have written the commit: `${env:A}` and `${ssm:/b}`.',
    )
    const many = Array.from({ length: 12 }, (_, index) => `\${env:A${index}}`)
    const long = renderSummary(
      recordOf({
        steps: DRY_RUN,
        results: { plan: { ...PLAN, services: [{ ...PLANNED_SERVICE, unresolved: many }] } },
      }),
    )
    expect(long).toContain('`${env:A9}` and 2 more.')
  })

  test.each([
    ['forced', true],
    ['when-changed', false],
  ] as const)('says that a deployment is %s', (newDeployment, isSaid) => {
    for (const changes of [compared({ newDeployment }), compared({ newDeployment, changed: [IMAGE] })]) {
      const record = dryRunOf(changes)
      expect(renderSummary(record).includes('`force-new-deployment` is set: a deployment starts')).toBe(isSaid)
      expect(JSON.parse(outputsOf(record).plan ?? '')).toMatchObject({ hello: { newDeployment } })
    }
  })

  test('says who registered what runs', () => {
    const by = 'arn:aws:sts::123456789012:assumed-role/a_b/<i>'
    const changes = compared({ registered: { by, at: null }, changed: ['family'], lines: [{ sign: '+', text: 'x' }] })
    expect(renderSummary(dryRunOf(changes))).toContain(
      'runs `hello:41` (registered by assumed-role/a_b/&#60;i&#62;). What would change:',
    )
  })

  test('has it as an output', () => {
    const { plan = '' } = outputsOf(SAMPLES['dry-run'])
    expect(JSON.parse(plan)).toEqual({
      hello: {
        service: 'hello',
        compared: 'compared',
        newDeployment: 'when-changed',
        changed: ['image', 'cpu', 'environment/FEATURE_FLAGS', 'environment/SESSION_TOKEN'].map(
          (path) => `containerDefinitions/app/${path}`,
        ),
        diff: expect.stringContaining('\n-    cpu: 256\n+    cpu: 512\n'),
      },
    })
  })
})

test('a run that deploys has it folded', () => {
  const summary = renderSummary(SAMPLES.success)
  expect(summary).toContain('<details><summary>Plan: a new image and 3 other changes in hello</summary>')
})

test('a run that has nothing to deploy does not show the image as a change', () => {
  const image = compared({ changed: [IMAGE], lines: [{ sign: '+', text: 'image: (to be built) x' }] })
  const planOf = (...changed: readonly string[]): RunRecord['stages'][number]['result'] => ({
    ...PLAN,
    services: [{ ...PLANNED_SERVICE, changes: { ...image, changed: [...image.changed, ...changed] } }],
  })
  const summaryOf = (kind: 'unchanged' | 'started', ...changed: readonly string[]): string => {
    const stages = SAMPLES.success.stages.map((stage) => {
      if (stage.kind === 'plan') return { ...stage, result: planOf(...changed) }
      return stage.kind === 'deploy' && stage.result !== null ? { ...stage, result: { ...stage.result, kind } } : stage
    })
    return renderSummary({ ...SAMPLES.success, stages: stages as RunRecord['stages'] }) // a stage and its result fit by its kind
  }
  expect(summaryOf('unchanged')).toContain('<summary>Plan: no change in hello</summary>')
  expect(summaryOf('unchanged')).not.toContain('to be built')
  expect(summaryOf('unchanged', 'service/desiredCount')).toContain(
    '<summary>Plan: a new image and 1 other change in hello',
  )
  expect(summaryOf('started')).toContain('<summary>Plan: a new image in hello</summary>')
})

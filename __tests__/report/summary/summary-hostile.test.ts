/** No text from outside can change the structure of a summary. */
import { expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import { fault } from '../../../src/errors/fault.ts'
import type { RunRecord } from '../../../src/report/record.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { hostile } from '../../support/hostile-text.ts'
import { DRY_RUN } from '../../support/sample-pipelines.ts'
import { PLAN, PLANNED_SERVICE } from '../../support/sample-plan.ts'
import { recordOf } from '../../support/sample-records.ts'
import { dockleFinding, foundByDockle, foundByTrivy, RESULTS, vulnerability } from '../../support/sample-results.ts'
import { crashed } from '../../support/sample-rollout.ts'

const { changes: CHANGES } = PLANNED_SERVICE

/** Of each line: the cells of a table's row, the level of a heading; and all tags that are not code, but for those of code. */
const shape = (summary: string): readonly string[] => [
  ...summary
    .split('\n')
    .map((line) =>
      line.startsWith('|') ? `| ${line.split('|').length}` : line.startsWith('#') ? (line.split(' ')[0] ?? '') : '',
    ),
  ...(summary.replaceAll(CODE, '').match(/<(?!\/?(?:code|span)>)[^>]*>/gu) ?? []),
]

const CODE = /^(`{3,})\w+\n[^]*?\n\1$|`[^`\n]+`/gmu

test('hostile text changes nothing of its structure', () => {
  const withText = (text: string): RunRecord =>
    recordOf({
      results: {
        build: { ...RESULTS.build, platform: `a${text}`, revision: `a${text}` },
        trivy: {
          ...foundByTrivy,
          report: {
            ...foundByTrivy.report,
            operatingSystem: text,
            findings: [
              vulnerability({
                id: text,
                title: text,
                packageName: text,
                fixedVersion: text,
                url: text,
                where: [text],
              }),
            ],
          },
        },
        dockle: {
          kind: 'report',
          report: {
            ...foundByDockle.report,
            version: text,
            findings: [dockleFinding({ title: text, id: text, level: text, where: [text, text] })],
          },
        },
      },
      failsAt: {
        stage: 'wait',
        error: fault('E_ROLLED_BACK', {
          message: `a${text}`.replace(/[\n\r]/gu, ''),
          hint: text,
          result: {
            ...crashed,
            outcome: { ...crashed.outcome, cause: text },
            evidence: [{ at: text, kind: 'event', text }],
          },
        }),
      },
    })
  const plain = shape(renderSummary(withText('x')))
  fc.assert(
    fc.property(hostile, (text) => expect(shape(renderSummary(withText(text)))).toEqual(plain)),
    { numRuns: 300 },
  )
})

test('nor does that of a plan, its lint and its checks', () => {
  const withText = (text: string): RunRecord => {
    const check = { id: 'log-group', subject: `log group ${text}`, what: `has no ${text}`, next: `Add ${text}.` }
    const levels = ['ok', 'warn', 'error'] as const
    const line = text.replaceAll(/[\n\r\u0085\u2028\u2029]/gu, ' ')
    const places = [{ path: `environment.${text}`, container: text, detail: text, at: `${text}.json:1:1` }]
    const changes = {
      ...CHANGES,
      registered: { by: text, at: null },
      lines: (['+', '-', ' '] as const).map((sign) => ({ sign, text: line })),
    }
    const service = {
      ...PLANNED_SERVICE,
      serviceName: `web${text}`,
      clusterArn: `cluster/demo${text}`,
      previousTaskDefinitionArn: `task-definition/web${text}`,
      containerName: text,
      changes,
      unresolved: [text, text],
      lint: [{ rule: 'no-health-check', level: 'warn', places } as const],
    }
    const checks = [
      ...levels.map((level) => ({ ...check, level, lacks: null })),
      { ...check, level: 'unknown' as const, next: null, lacks: `ecs:${text}` },
    ]
    return recordOf({
      steps: DRY_RUN,
      results: {
        plan: { ...PLAN, services: [service] },
        verify: { services: [{ key: 'web', checks, count: 'fixed' }] },
      },
    })
  }
  const plain = shape(renderSummary(withText('x')))
  expect(plain.filter((line) => line.startsWith('| ')).length).toBeGreaterThan(6)
  fc.assert(
    fc.property(fc.oneof(hostile, LONG), (text) => expect(shape(renderSummary(withText(text)))).toEqual(plain)),
    { numRuns: 300 },
  )
})

/** Of one line that must be cut. */
const LONG = hostile.map((text) => `${text}${'</td>|`'.repeat(400)}`)

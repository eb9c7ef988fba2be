/** No text from outside can change the structure of a summary. */
import { expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import { fault } from '../../../src/errors/fault.ts'
import type { RunRecord } from '../../../src/report/record.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { hostile } from '../../support/hostile-text.ts'
import { recordOf } from '../../support/sample-records.ts'
import { dockleFinding, foundByDockle, foundByTrivy, RESULTS, vulnerability } from '../../support/sample-results.ts'
import { crashed } from '../../support/sample-rollout.ts'

test('hostile text changes nothing of its structure', () => {
  const shape = (summary: string): readonly string[] =>
    summary
      .split('\n')
      .map((line) =>
        line.startsWith('|') ? `| ${line.split('|').length}` : line.startsWith('#') ? (line.split(' ')[0] ?? '') : '',
      )
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

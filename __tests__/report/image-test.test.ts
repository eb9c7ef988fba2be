/** What the reports of a run say of the test of its image. */
import { expect, test } from '@jest/globals'
import { sampleConfig } from '../../scripts/generate/flow-picture.ts'
import { layOut } from '../../src/core/layout.ts'
import type { ImageTestResult } from '../../src/domain/image-test/container-test.ts'
import { fault } from '../../src/errors/fault.ts'
import { ship } from '../../src/pipelines/ship.ts'
import { annotationsOf } from '../../src/report/annotations.ts'
import type { RunRecord } from '../../src/report/record.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { fc } from '../support/fast-check.ts'
import { hostile } from '../support/hostile-text.ts'
import { imageTestOf } from '../support/image-test-play.ts'
import { recordOf } from '../support/sample-records.ts'

const { steps } = layOut(ship, { ...sampleConfig(), imageTest: imageTestOf() })

const failed = (defect: string, lines: readonly string[] = ['not ok 3']): RunRecord => {
  const result: ImageTestResult = {
    kind: 'failed',
    waited: 'until it is healthy',
    run: ['node', 'smoke.js'],
    tookMs: 3100,
    defect,
    output: { command: lines, container: lines },
  }
  const message = `the image failed its test: ${defect}\n${lines.join('\n')}`
  const error = fault('E_IMAGE_TEST', { message, headline: [defect, 'the test failed'], result })
  return recordOf({ steps, failsAt: { stage: 'image-test', error } })
}

test('a failed test is the headline, and its output is shown once', () => {
  const summary = renderSummary(failed('`node smoke.js` ended with exit code 4'))
  expect(summary.split('\n')[0]).toBe('## ❌ Failed in image-test: `node smoke.js` ended with exit code 4')
  expect(summary).toContain(
    'The test: a container of the image runs until it is healthy, then `node smoke.js`; 3.1 s in total.',
  )
  expect(summary.split('not ok 3')).toHaveLength(3)
  expect(summary).toContain('skipped because image-test failed')
})

test('one that passed is folded', () => {
  const summary = renderSummary(recordOf({ steps }))
  expect(summary).toContain('<details><summary>Image test: passed</summary>')
  expect(summary).toContain('12 checks passed')
  expect(summary).toContain('A container of the image ran until it was healthy')
})

test('whatever the container prints stays in its block', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const record = failed(text, [text, '```', '</details>'])
      const summary = renderSummary(record)
      expect(annotationsOf(record).every(({ title }) => title.length <= 100)).toBe(true)
      expect(summary).toContain('````text')
    }),
  )
})

import { describe, expect, test } from '@jest/globals'
import { annotationsOf } from '../../../src/report/annotations.ts'
import type { RunRecord } from '../../../src/report/record.ts'
import { noticesOf } from '../../../src/report/summary/notices.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { SAMPLES } from '../../support/sample-records.ts'

const ofEvent = (record: RunRecord, event: string, pullRequest: number | null = 12): RunRecord => ({
  ...record,
  run: record.run && { ...record.run, event, pullRequest },
})

const sentences = (record: RunRecord): readonly string[] => noticesOf(record).map(({ sentence }) => sentence)

describe('notices', () => {
  test('a check without credentials, in the summary and as a notice in GitHub', () => {
    const record = SAMPLES['check-fork']
    const [notice] = noticesOf(record)
    expect(renderSummary(record).split(notice?.sentence ?? '?')).toHaveLength(2)
    expect(annotationsOf(record)).toEqual([{ level: 'notice', title: notice?.title, message: notice?.sentence }])
  })

  test('a pull request that deploys', () => {
    const deployed = 'This run of pull request 12 deployed: `pipeline: ship` on `pull_request`.'
    expect(sentences(ofEvent(SAMPLES.success, 'pull_request'))).toEqual([expect.stringContaining(deployed)])
    expect(sentences(ofEvent(SAMPLES.success, 'pull_request_target', null))).toEqual([
      expect.stringContaining('This run of a pull request deployed: `pipeline: ship` on `pull_request_target`.'),
    ])
  })

  test('a pull request that was blocked has not deployed', () => {
    expect(sentences(ofEvent(SAMPLES.blocked, 'pull_request'))).toEqual([
      expect.stringContaining('This run of pull request 12 was set to deploy'),
    ])
  })

  test.each([
    ['a push', ofEvent(SAMPLES.success, 'push', null)],
    ['a review', ofEvent(SAMPLES.success, 'pull_request_review')],
    ['a check', ofEvent({ ...SAMPLES.check, pipeline: 'check' }, 'pull_request')],
    ['a dry run', ofEvent({ ...SAMPLES['dry-run'], pipeline: 'dry-run' }, 'pull_request')],
    ['wrong settings', ofEvent(SAMPLES['wrong-inputs'], 'pull_request')],
  ])('%s has none', (_, record) => {
    expect(noticesOf(record)).toEqual([])
  })
})

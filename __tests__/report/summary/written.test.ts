/** What the summary says of what was written in GitHub. */
import { describe, expect, test } from '@jest/globals'
import type { UploadResult } from '../../../src/domain/github/posted.ts'
import type { RecordedStage } from '../../../src/report/record.ts'
import { notWritten, postedInWords, uploadedInWords } from '../../../src/report/summary/written.ts'
import { SAMPLES } from '../../support/sample-records.ts'

const uploaded = (...kinds: readonly ('complete' | 'pending' | 'failed')[]): UploadResult => ({
  kind: 'uploaded',
  reports: kinds.map((kind) => ({
    tool: 'Trivy',
    category: 'a',
    processing: kind === 'failed' ? { kind, because: 'x' } : { kind },
  })),
})

describe('an upload', () => {
  test.each([
    [uploaded('complete'), '1 report'],
    [uploaded('complete', 'pending', 'failed'), '3 reports, 1 still in processing, 1 not processed'],
    [{ kind: 'skipped', because: 'the token may not write', next: null }, 'not written: the token may not write'],
    [{ kind: 'failed', because: '@octocat', next: null }, 'failed: <span>&#64;</span>octocat'],
  ] as const)('%j', (result, words) => {
    expect(uploadedInWords(result)).toBe(words)
  })
})

test('two uploads of a run that may not write are one notice', () => {
  const result = { kind: 'skipped', because: 'the token may not write', next: null } as const
  const stage = SAMPLES.success.stages.find(({ kind }) => kind === 'gate')
  const upload = { ...stage, kind: 'code-scanning', result } as unknown as RecordedStage
  expect(notWritten({ ...SAMPLES.success, stages: [upload, { ...upload, id: 'ecr-code-scanning' }] })).toHaveLength(1)
})

test.each([
  [{ kind: 'none' }, 'nothing to write'],
  [{ kind: 'updated', url: 'https://github.com/o/r/pull/7#x' }, '[updated](https://github.com/o/r/pull/7#x)'],
  [{ kind: 'closed', url: 'javascript:alert(1)' }, 'closed'],
] as const)('a post %j', (result, words) => {
  expect(postedInWords(result)).toBe(words)
})

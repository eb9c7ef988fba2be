import { describe, expect, test } from '@jest/globals'
import { computeTag } from '../../src/stages/tag.ts'
import { COMMIT, run } from '../support/image.ts'
import { recordingLog } from '../support/recording-log.ts'

const clock = {
  now: () => Date.UTC(2026, 0, 2),
  sleep: () => Promise.reject(new Error('the tag needs no sleep')),
  every: () => () => undefined,
  timeout: () => new AbortController().signal,
}

describe('the tag stage', () => {
  test('gives the tag and the commit that it names, and logs both', async () => {
    const log = recordingLog()
    const input = { template: '{environment}-{sha}-{date}', environment: 'test', run: run() }
    const computed = await computeTag.run(input, { clock, log })
    expect(computed).toEqual({ tag: `test-${COMMIT}-20260102`, commit: COMMIT, changes: [] })
    expect(log.text('info')).toBe(`tag test-${COMMIT}-20260102 for commit ${COMMIT}`)
  })

  test('logs every change', async () => {
    const log = recordingLog()
    const input = { template: '{branch}', environment: null, run: run({ branch: 'feature/x' }) }
    const { tag, changes } = await computeTag.run(input, { clock, log })
    expect(tag).toMatch(/^feature-x-[0-9a-f]{8}$/)
    for (const change of changes) expect(log.text('info')).toContain(change)
  })

  test('rejects with E_TAG', async () => {
    const input = { template: '{nope}', environment: null, run: run() }
    await expect(computeTag.run(input, { clock, log: recordingLog() })).rejects.toMatchObject({ code: 'E_TAG' })
  })
})

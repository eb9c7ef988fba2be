import { describe, expect, test } from '@jest/globals'
import { fault } from '../../../src/errors/fault.ts'
import { type ErrorCode } from '../../../src/errors/catalogue.ts'
import type { RunRecord } from '../../../src/report/record.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { recordOf, SAMPLES } from '../../support/sample-records.ts'

const firstLine = (record: RunRecord): string => renderSummary(record).split('\n')[0] ?? ''
const buildFailed = (message: string): string =>
  firstLine(recordOf({ failsAt: { stage: 'build', error: fault('E_BUILD', { message }) } }))

describe('resultSection', () => {
  test('a service without tasks is not said to run the image', () => {
    const [first, , second] = renderSummary(SAMPLES['nothing-runs']).split('\n')
    expect(first).toMatch(/^## ✅ Deployed: `hello` is set to `staging-\w+`; its desired count is 0, so no task runs$/u)
    expect(second).toBe('The image was pushed; `hello` is set to it and runs no task.')
  })

  test('a headline that announces a list tells its one entry, or ends without the colon', () => {
    expect(buildFailed('these are wrong:\n  - one')).toBe('## ❌ Failed in build: these are wrong: one')
    expect(buildFailed('these are wrong:\n  - one\n  - two')).toBe('## ❌ Failed in build: these are wrong')
    expect(buildFailed('this is wrong\n  - one')).toBe('## ❌ Failed in build: this is wrong')
  })

  test('how things stand is not claimed where it is not known', () => {
    const standing = (stage: 'push' | 'deploy', code: ErrorCode) =>
      renderSummary(recordOf({ failsAt: { stage, error: fault(code, { message: 'no' }) } })).split('\n')[2]
    expect(standing('push', 'E_PUSH')).toContain('the registry may hold the image')
    expect(standing('push', 'E_TAG_TAKEN')).toContain(
      'Nothing was pushed, the tag keeps its image; nothing was deployed.',
    )
    expect(standing('deploy', 'E_AWS')).toContain('it is not known to be deployed')
    expect(standing('deploy', 'E_REGISTER')).toContain('the service was not changed')
    expect(
      renderSummary(recordOf({ failsAt: { stage: 'render', error: fault('E_TAG', { message: 'no' }) } })),
    ).toContain('the service was not changed')
  })
})

import { describe, expect, test } from '@jest/globals'
import { fault, type KnownCode } from '../../src/domain/catalogue.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { recordOf } from '../support/sample-records.ts'

describe('resultSection', () => {
  test('how things stand is not claimed where it is not known', () => {
    const standing = (stage: 'push' | 'deploy', code: KnownCode) =>
      renderSummary(recordOf({ failsAt: { stage, error: fault(code, { message: 'no' }) } })).split('\n')[2]
    expect(standing('push', 'E_PUSH')).toContain('the registry may hold the image')
    expect(standing('push', 'E_TAG_TAKEN')).toContain('Nothing was pushed')
    expect(standing('deploy', 'E_AWS')).toContain('it is not known to be deployed')
    expect(standing('deploy', 'E_REGISTER')).toContain('the service was not changed')
    expect(
      renderSummary(recordOf({ failsAt: { stage: 'render', error: fault('E_TAG', { message: 'no' }) } })),
    ).toContain('the service was not changed')
  })
})

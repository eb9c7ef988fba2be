import { describe, expect, test } from '@jest/globals'
import { fault } from '../../src/domain/catalogue.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { recordOf } from '../support/sample-records.ts'

describe('resultSection', () => {
  test('how things stand is not claimed where it is not known', () => {
    const standing = (stage: 'push' | 'deploy', code: 'E_PUSH' | 'E_REGISTER') =>
      renderSummary(recordOf({ failsAt: { stage, error: fault(code, { message: 'no' }) } })).split('\n')[2]
    expect(standing('push', 'E_PUSH')).toContain('the registry may hold the image')
    expect(standing('deploy', 'E_REGISTER')).toContain('it is not known to be deployed')
    expect(
      renderSummary(recordOf({ failsAt: { stage: 'render', error: fault('E_TAG', { message: 'no' }) } })),
    ).toContain('the service was not changed')
  })
})

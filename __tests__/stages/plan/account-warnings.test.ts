import { expect, test } from '@jest/globals'
import { warnOfAccounts } from '../../../src/stages/plan/account-warnings.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { sessionOf } from '../../support/session.ts'

const MINUTE = 60_000

const warnings = async (
  input: Parameters<typeof warnOfAccounts>[0],
  { target = null, registry = null }: { readonly target?: number | null; readonly registry?: number | null } = {},
) => {
  const log = recordingLog()
  const ending = (ms: number | null) => ({ ...sessionOf({}), endsIn: () => Promise.resolve(ms) })
  await warnOfAccounts(input, { target: ending(target), registry: ending(registry), log })
  return log.text('warning')
}

const waits = (...minutes: readonly number[]) => ({ services: minutes.map((waitMinutes) => ({ waitMinutes })) })

test('credentials that end before the longest wait, of either account', async () => {
  expect(await warnings(waits(10, 60), { target: 59.5 * MINUTE })).toContain(
    'end in 59 minutes, and the wait may take 60',
  )
  expect(await warnings(waits(10), { target: 30 * MINUTE, registry: 9 * MINUTE })).toContain('end in 9 minutes')
  expect(await warnings(waits(10), { target: -MINUTE })).toContain('end in 0 minutes')
})

test('credentials that last long enough, and those whose end is not known', async () => {
  expect(await warnings(waits(10), { target: 10 * MINUTE, registry: 60 * MINUTE })).toBe('')
  expect(await warnings(waits(360))).toBe('')
  expect(await warnings({ services: [{}] }, { target: 0 })).toBe('')
})

test('environments that share an account', async () => {
  const sharedAccount = { account: '111111111111', environments: ['staging', 'dev'] }
  const text = await warnings({ ...waits(10), roles: { sharedAccount } })
  expect(text).toContain('this environment and `staging`, `dev` are in one account, 111111111111')
  expect(text).toContain('can reach the other')
})

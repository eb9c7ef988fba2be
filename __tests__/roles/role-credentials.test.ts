import { describe, expect, test } from '@jest/globals'
import { shareRole } from '../../src/roles/role-credentials.ts'
import { playRole, stsError, type RolePlay } from '../support/role-play.ts'

const MINUTE = 60_000

const share = (play: RolePlay = {}) => {
  const played = playRole(play)
  const credentials = shareRole(played.sources)(played.log)
  const keyAfter = async (minutes: number): Promise<string> => {
    await played.clock.sleep(minutes * MINUTE)
    return (await credentials.get()).accessKeyId
  }
  return { ...played, credentials, keyAfter }
}

/** Lets what happens beside the calls end. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('the credentials of a role', () => {
  test('are assumed once, for all who ask at the same time and later', async () => {
    const { credentials, requests, sources, log } = share()
    await Promise.all([credentials.get(), credentials.get(), credentials.get()])
    await credentials.get()
    expect(requests).toHaveLength(1)
    expect(log.lines).toHaveLength(1)
    const other = shareRole(sources)
    await Promise.all([other(log).get(), other(log).get()])
    expect(requests).toHaveLength(2)
  })

  test('are renewed beside the calls ten minutes before their end, so that no call waits', async () => {
    const { keyAfter, requests } = share()
    expect(await keyAfter(0)).toBe('ASIA1')
    expect(await keyAfter(49)).toBe('ASIA1')
    expect(await keyAfter(2)).toBe('ASIA1')
    await settle()
    expect(await keyAfter(0)).toBe('ASIA2')
    expect(await keyAfter(45)).toBe('ASIA2')
    expect(requests).toHaveLength(2)
  })

  test('that end within a minute are waited for', async () => {
    const { keyAfter } = share()
    await keyAfter(0)
    expect(await keyAfter(59.5)).toBe('ASIA2')
    expect(await keyAfter(600)).toBe('ASIA3')
  })

  test('are used to their end where they cannot be renewed, and asked for again', async () => {
    const refusals = [stsError('PackedPolicyTooLargeException'), stsError('PackedPolicyTooLargeException')]
    const { keyAfter, requests, sources } = share()
    await keyAfter(0)
    const assume = sources.assume
    Object.assign(sources, {
      assume: (request: Parameters<typeof assume>[0]) => {
        const refusal = refusals.shift()
        return refusal === undefined ? assume(request) : Promise.reject(refusal)
      },
    })
    expect(await keyAfter(51)).toBe('ASIA1')
    await settle()
    expect(await keyAfter(0.1)).toBe('ASIA1')
    await settle()
    expect(refusals).toHaveLength(1)
    expect(await keyAfter(1)).toBe('ASIA1')
    await settle()
    expect(await keyAfter(1)).toBe('ASIA1')
    await settle()
    expect(await keyAfter(0)).toBe('ASIA2')
    expect(requests).toHaveLength(2)
  })

  test('that AWS rejects are dropped, but not new ones', async () => {
    const { keyAfter, credentials } = share()
    expect(await keyAfter(0)).toBe('ASIA1')
    credentials.drop()
    expect(await keyAfter(1)).toBe('ASIA1')
    credentials.drop()
    expect(await keyAfter(0)).toBe('ASIA2')
  })

  test('that cannot be had are asked for again by the next call', async () => {
    const { credentials, keyAfter } = share({ refusals: [stsError('MalformedPolicyDocumentException')] })
    await expect(credentials.get()).rejects.toMatchObject({ code: 'E_ROLE_REFUSED' })
    expect(await keyAfter(0)).toBe('ASIA2')
  })
})

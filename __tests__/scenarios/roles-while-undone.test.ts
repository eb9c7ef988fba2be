/** Roles by OIDC while a deployment is taken back: the session of the services ends in the middle of it. */
import { describe, expect, jest, test } from '@jest/globals'
import { breakerStops, succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import { useRolePlays, type RolesPlay, type RolesPlayed } from '../support/role-plays.ts'
import { STAGING } from '../support/two-accounts.ts'

jest.setTimeout(120_000)

const play = useRolePlays()

/** ECS gives the deployment up after 150 s and leaves it; what ran before needs another 100 s. */
const UNDONE = {
  scenario: [breakerStops(), succeeds({ at: 100 })],
  inputs: { 'rollback-on': 'failure' },
} satisfies RolesPlay

/** Seconds after the start: in the middle of the rollback. */
const ENDS = 220
const ENDED = { kind: 'expired-token', service: 'ecs', afterSeconds: ENDS } as const

const deploySessions = ({ aws }: RolesPlayed): number =>
  aws.sessions().filter(({ principal }) => principal.arn.includes(`::${STAGING}:`)).length

const headline = ({ summary }: RolesPlayed): string => summary.split('\n')[0] ?? ''

/** What the stage has logged. */
const ofUndo = ({ log }: RolesPlayed): string => log.slice(log.indexOf('::group::roll-back'))

describe('a session that ends while a rollback is waited out', () => {
  test('is renewed, and the rollback followed to its end', async () => {
    const run = await play({ ...UNDONE, faults: [{ ...ENDED, times: 1 }] })
    expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'failed', 'failed-stage': 'wait' } })
    expect(headline(run)).toContain('rolled back to `hello:1`')
    expect(ofUndo(run)).toContain(`arn:aws:iam::${STAGING}:role/deploy (role-to-assume), until`)
    expect(ofUndo(run)).toContain('service web is healthy again on hello:1')
    expect(deploySessions(run)).toBe(2)
  })

  test('and whose role is refused by then: the report says what the run left', async () => {
    const refused = {
      kind: 'error' as const,
      ...{ operation: 'AssumeRoleWithWebIdentity', code: 'AccessDenied', status: 403, afterSeconds: 100 },
      message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    }
    const run = await play({ ...UNDONE, faults: [refused, ENDED] })
    expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'failed', 'failed-stage': 'wait' } })
    expect(headline(run)).toContain('the rollback has not ended')
    expect(run.summary).toContain('`hello:1` → `hello:2` (rollback to `hello:1` requested)')
    expect(run.summary).toContain('Service `web` was set to `hello:2`. Service `web` was set back to `hello:1`.')
    expect(run.summary).toContain('### `roll-back` failed: `E_ROLE_REFUSED`')
    expect(run.summary).toContain(
      'The rollback was requested, and its end was not seen: STS does not let this run assume',
    )
    expect(deploySessions(run)).toBe(1)
  })
})

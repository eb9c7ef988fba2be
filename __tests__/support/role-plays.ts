/** Plays of the shipped bundle that assumes a role in each account, by the tokens of a test issuer; what is secret is searched for after each. */
import { expect } from '@jest/globals'
import { useShipPlays } from './checked-plays.ts'
import type { ShipPlay, ShipPlayed } from './ship-play.ts'
import { deployRole, PUSH_ROLE, STAGING, twoAccounts, type AccountsPlay, type TwoAccounts } from './two-accounts.ts'
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import type { LocalOidc } from '../../local-oidc/server.ts'

export interface RolesPlay extends ShipPlay, AccountsPlay {
  /** The access keys of an account's users. */
  readonly keys?: Readonly<Record<string, readonly string[]>>
  /** The same accounts by another way: what a run needs to know of it is in their environment. */
  readonly through?: (accounts: TwoAccounts) => TwoAccounts
}

export interface RolesPlayed extends ShipPlayed {
  readonly oidc: LocalOidc
}

/** Of staging and the shared account. */
export const ROLES = { 'role-to-assume': deployRole(STAGING), 'registry-role': PUSH_ROLE }

/** Gives the function that plays. */
export const useRolePlays = () => {
  const play = useShipPlays()
  return async (given: RolesPlay = {}): Promise<RolesPlayed> => {
    const { through = (own: TwoAccounts): TwoAccounts => own } = given
    const accounts = through(await twoAccounts(given))
    try {
      const played = await play({
        ...given,
        accounts: { ...accounts, options: (options) => withKeys(accounts.options(options), given.keys ?? {}) },
        inputs: { ...ROLES, ...given.inputs },
        environment: { AWS_EC2_METADATA_DISABLED: 'true', ...given.environment },
      })
      searchForSecrets(played, accounts.oidc)
      return { ...played, oidc: accounts.oidc }
    } finally {
      await accounts.oidc.close()
    }
  }
}

const withKeys = (options: LocalAwsOptions, keys: Readonly<Record<string, readonly string[]>>): LocalAwsOptions => ({
  ...options,
  accounts: (options.accounts ?? []).map((one) => ({ ...one, accessKeyIds: [...(keys[one.account] ?? [])] })),
})

const searchForSecrets = (played: ShipPlayed, oidc: LocalOidc): void => {
  const { runs, summary, outputs, record, reports, post, aws } = played
  const log = runs.map((run) => run.log).join('\n')
  // What follows `add-mask` is for the runner, which does not show it.
  const shown = log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  const all = [...shown, summary, JSON.stringify([outputs, record, reports]), post.log].join('\n')
  const sessions = aws.sessions().flatMap(({ secretAccessKey, sessionToken }) => [secretAccessKey, sessionToken])
  const { ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = oidc.environment
  for (const secret of [...oidc.issued, ...sessions, ...aws.registryPasswords(), bearer]) {
    expect(all.includes(secret)).toBe(false)
    // Masked before anything could show it.
    if (secret !== bearer) expect(log).toContain(`::add-mask::${secret.split('\n')[0]}`)
  }
}

/** What is worth a warning about accounts and credentials although nothing is wrong yet. */
import type { Ports } from '../../ports/ports.ts'
import type { Config, ServiceConfig } from '../../settings/config.ts'

interface Asked {
  readonly roles?: Pick<Config['roles'], 'sharedAccount'>
  readonly services: readonly Partial<Pick<ServiceConfig, 'waitMinutes'>>[]
}

/** Writes them into the log, each once. Nothing of it fails a run. */
export const warnOfAccounts = async (
  { roles, services }: Asked,
  { registry, target, log }: Pick<Ports, 'registry' | 'target' | 'log'>,
): Promise<void> => {
  const shared = roles?.sharedAccount ?? null
  if (shared !== null) {
    const { account, environments } = shared
    const others = environments.map((name) => `\`${name}\``).join(', ')
    log.warning(
      `this environment and ${others} are in one account, ${account}: whoever may deploy to one of them can reach the other, and they share its quotas; give each environment an account of its own`,
    )
  }
  const wait = Math.max(...services.map(({ waitMinutes = 0 }) => waitMinutes))
  const ends = await Promise.all([target.endsIn(), registry.endsIn()])
  const first = Math.min(...ends.map((ms) => ms ?? Infinity))
  if (first < wait * 60_000) {
    log.warning(
      `the AWS credentials of the environment end in ${Math.max(0, Math.floor(first / 60_000))} minutes, and the wait may take ${wait}: set \`role-to-assume\`, whose session is renewed, or obtain credentials that last longer`,
    )
  }
}

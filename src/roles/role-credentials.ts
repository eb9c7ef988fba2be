/**
 * The credentials of a role for a whole run: assumed when they are first needed, shared by all stages, renewed before they end. They are only ever in
 * this process's memory.
 */
import type { AwsKeys, RoleCredentials } from '../ports/aws-credentials.ts'
import type { Log } from '../ports/log.ts'
import { assumeRole, type AssumeSources } from './assume-role.ts'

/** From then on they are renewed beside the calls, which still use the old ones. */
const RENEW_MS = 10 * 60_000
/** From then on a call waits for new ones: it must arrive before the end. */
const LAST_MS = 60_000
/** Between two renewals that are tried beside the calls, and how old credentials are that AWS may reject. */
const PAUSE_MS = 30_000

interface Held {
  readonly keys: AwsKeys
  readonly since: number
}

/** Gives the credentials for a stage, whose log has what becomes of them. */
export const shareRole = (sources: AssumeSources): ((log: Log) => RoleCredentials) => {
  const { clock, role, tokens } = sources
  let held: Held | null = null
  let pending: Promise<Held> | null = null
  let triedAt = -Infinity
  const renew = (log: Log): Promise<Held> => (pending ??= assumed(log).finally(() => (pending = null)))
  const assumed = async (log: Log): Promise<Held> => {
    triedAt = clock.now()
    const isFirst = held === null
    const keys = await assumeRole(sources, log)
    held = { keys, since: clock.now() }
    const until = keys.expiration.toISOString().slice(11, 16)
    log.info(`${isFirst ? 'assumed' : 'renewed the session of'} ${role.arn} (${role.by}), until ${until} UTC`)
    return held
  }
  const get = async (log: Log): Promise<AwsKeys> => {
    const left = held === null ? 0 : held.keys.expiration.getTime() - clock.now()
    if (held === null || left <= LAST_MS) return (await renew(log)).keys
    // A renewal that fails is tried again until the old ones end; only then it is an error.
    if (left <= RENEW_MS && clock.now() - triedAt > PAUSE_MS) renew(log).catch(() => undefined)
    return held.keys
  }
  return (log) => ({
    get: () => get(log),
    drop: () => {
      if (held !== null && clock.now() - held.since > PAUSE_MS) held = null
    },
    find: tokens.find,
  })
}

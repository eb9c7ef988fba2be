/** The credentials of a run by purpose: each role is assumed once, for all stages. */
import { makeCalls } from './adapters/aws/client.ts'
import { hasConfiguredCredentials } from './adapters/aws/configured-credentials.ts'
import { clientSettings } from './adapters/aws/connection.ts'
import { makeClock } from './adapters/clock.ts'
import { makeIdTokens } from './adapters/github/id-tokens.ts'
import { sessionNameOf, type RoleToAssume } from './domain/aws/role.ts'
import type { RunContext } from './domain/image/tag.ts'
import type { RoleCredentials } from './ports/aws-credentials.ts'
import type { Log } from './ports/log.ts'
import type { Secrets } from './ports/secrets.ts'
import { shareRole } from './roles/role-credentials.ts'
import { REGISTRY_PROFILE } from './settings/registry-profile.ts'

type ByPurpose<Value> = { readonly [Purpose in 'registry' | 'target' | 'creator']: Value }

interface RoleSources {
  readonly roles: ByPurpose<RoleToAssume | null>
  readonly regions: Omit<ByPurpose<string | null>, 'creator'>
  readonly run: Pick<RunContext, 'runId' | 'repository' | 'fork'>
  readonly environment: NodeJS.ProcessEnv
  readonly secrets: Pick<Secrets, 'mask'>
}

/** What a stage's session adds to its options. */
type CredentialsFor = (log: Log) => { readonly credentials?: RoleCredentials; readonly profile?: string }

/** Without `registry-role`, ECR is asked by its profile or by what the environment has: without credentials there, by the role of the services. */
export const shareRoles = (sources: RoleSources): ByPurpose<CredentialsFor> => {
  const { roles, regions, environment } = sources
  const target = credentialsOf(roles.target, regions.target, sources)
  const profile = environment[REGISTRY_PROFILE] ?? ''
  const found = profile === '' ? ambient(environment, target) : () => ({ profile })
  const registry = roles.registry === null ? found : credentialsOf(roles.registry, regions.registry, sources)
  const creator = roles.creator === null ? registry : credentialsOf(roles.creator, regions.registry, sources)
  return { target, registry, creator }
}

const ambient = (environment: NodeJS.ProcessEnv, target: CredentialsFor): CredentialsFor =>
  hasConfiguredCredentials(environment) ? () => ({}) : target

const credentialsOf = (
  role: RoleToAssume | null,
  region: string | null,
  { run, environment, secrets }: RoleSources,
): CredentialsFor => {
  if (role === null) return () => ({})
  // An undo needs credentials after a cancel, too: nothing but time ends what is shared.
  const { signal } = new AbortController()
  const tokens = makeIdTokens({ environment, fork: run.fork ?? null })
  secrets.mask(environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '')
  const sts = makeCalls('sts', { settings: clientSettings({ region, signal }), signal })
  const share = shareRole({
    role,
    sessionName: sessionNameOf(run),
    tokens,
    assume: (request) => sts.assumeRoleWithWebIdentity(request, { attempts: 'once' }),
    clock: makeClock(signal),
    random: Math.random,
    mask: secrets.mask,
  })
  return (log) => ({ credentials: share(log) })
}

/**
 * A local AWS on loopback: ECR, ECS, STS, CloudWatch Logs and what surrounds a service by their real wire protocols, as far as ship-to-ecs calls them, with
 * state that behaves as in AWS, faults on demand, and every request and reply checked against the SDK's model.
 */
import { createClock } from './clock/clock.ts'
import type { LocalClock } from './clock/clock.ts'
import type { Session } from './access/identities.ts'
import type { EcsState } from './ecs/records.ts'
import { createFaults } from './protocol/faults.ts'
import type { FaultRule } from './protocol/faults.ts'
import { parseOptions } from './options.ts'
import type { LocalAwsOptions, LocalAwsSettings } from './options.ts'
import { keepEvidence } from './evidence.ts'
import type { StartedPlace } from './place.ts'
import { startPlaces } from './places.ts'
import type { RecordedRequest, RecordedViolation } from './protocol/call.ts'
import type { Dispatcher } from './protocol/dispatch.ts'
import { accountThrottle, type Throttle, type ThrottledCall } from './protocol/throttling.ts'
import { awsHttpServer, closeServer, listen } from './protocol/http.ts'
import { createFronts } from './registry/fronts.ts'
import { TWELVE_HOURS } from './registry/registry.ts'
import { createTokens } from './registry/tokens.ts'
import type { CatalogueEntry } from './registry/store.ts'

/** One account in one region. */
export interface LocalPlace {
  readonly registryHost: string
  readonly state: EcsState
  /** The content of the registry. */
  readonly catalogue: () => Promise<readonly CatalogueEntry[]>
}

/** A running local AWS; its own place is that of the account at the top. */
export interface LocalAws extends LocalPlace {
  /** For `AWS_ENDPOINT_URL` and, where time is virtual, `LOCAL_AWS_CLOCK`. */
  readonly endpoint: string
  readonly clock: LocalClock
  /** A further account; without a region, the first that it has. Throws where there is none. */
  readonly in: (account: string, region?: string | null) => LocalPlace
  /** Every session of a role so far, with its credentials. */
  readonly sessions: () => readonly Session[]
  /** Every call so far, `/v2` included. */
  readonly requests: readonly RecordedRequest[]
  /** The calls that were one too many for the buckets of the account. */
  readonly throttled: readonly ThrottledCall[]
  /** Violations of the service model; a test asserts that there are none. */
  readonly schemaViolations: readonly RecordedViolation[]
  readonly addFault: (rule: FaultRule) => void
  /** Every registry password that was issued, for a test that searches for leaked ones. */
  readonly registryPasswords: () => readonly string[]
  readonly close: () => Promise<void>
}

/** Starts a local AWS. Throws zod's error on wrong options, with their path. */
export const startLocalAws = async (given: LocalAwsOptions): Promise<LocalAws> => {
  const settings = parseOptions(given)
  const clock = createClock(settings.time)
  const faults = createFaults(settings.faults)
  const requests: RecordedRequest[] = []
  const throttled: ThrottledCall[] = []
  const startedAt = clock.now()
  const throttle = (): Throttle | null =>
    settings.throttling === 'as-ecs' ? accountThrottle((call) => void throttled.push(call)) : null
  const tokens = createTokens(tokenLifetime(settings), clock.now)
  const fronts = createFronts({ clock, faults, requests, startedAt })
  const shared = { clock, faults, requests, startedAt, tokens, fronts, throttle }
  const places = await startPlaces(settings, shared)
  const { first, all, identities } = places
  const dispatcher: Dispatcher = {
    models: first.services,
    placeOf: places.find,
    identities,
    faults,
    newer: new Set(settings.newerMembers),
    clock,
    startedAt,
    requests,
    violations: [],
    advance: () => {
      for (const place of all) place.advance()
    },
  }
  const server = awsHttpServer(dispatcher)
  const port = await listen(server, settings.port)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    clock,
    requests,
    throttled,
    schemaViolations: dispatcher.violations,
    addFault: (rule) => faults.add(rule),
    registryPasswords: tokens.issued,
    sessions: identities.sessions,
    ...seen(first),
    in: (account, region = null) => seen(declared(all, account, region)),
    close: async () => {
      await keepEvidence(requests)
      await closeServer(server)
      await fronts.close()
      for (const place of all) await place.close()
    },
  }
}

/** In seconds. */
const tokenLifetime = ({ registry }: LocalAwsSettings): number =>
  registry.kind === 'own' ? registry.tokenLifetimeSeconds : TWELVE_HOURS

const seen = ({ state, registry }: StartedPlace): LocalPlace => ({
  registryHost: registry.host,
  state,
  catalogue: registry.store.catalogue,
})

const declared = (all: readonly StartedPlace[], account: string, region: string | null): StartedPlace => {
  const found = all.find(
    ({ settings }) => settings.account === account && (region ?? settings.region) === settings.region,
  )
  if (found === undefined) throw new Error(`This local AWS has no account ${account} in ${region ?? 'any region'}.`)
  return found
}

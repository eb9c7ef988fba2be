/** The accounts of a server: a place for each account and region, and the roles of each account. */
import { createIdentities, type Identities } from './access/identities.ts'
import { partitionOf } from './access/regions.ts'
import { emptyPlace, placesOf, type LocalAwsSettings, type PlaceSettings } from './options.ts'
import { startPlace, type SharedParts, type StartedPlace } from './place.ts'
import { ANONYMOUS } from './protocol/call.ts'
import { stsService } from './sts/sts.ts'
import type { RolesOfAccount } from './sts/web-identity.ts'

export interface Places {
  readonly first: StartedPlace
  readonly all: readonly StartedPlace[]
  /** That of an account in a region; nothing is in a region that is not declared. Without further accounts, the first one is everywhere. */
  readonly find: (account: string, region: string | null) => Promise<StartedPlace>
  readonly identities: Identities
}

/** Starts them. */
export const startPlaces = async (
  settings: LocalAwsSettings,
  parts: Omit<SharedParts, 'registries' | 'sts'>,
): Promise<Places> => {
  const declared = placesOf(settings)
  const identities = createIdentities(declared, parts.clock.now)
  const sts = stsService({ accounts: accountsOf(declared), identities, now: parts.clock.now })
  const shared = { ...parts, sts, registries: [] }
  const [top, ...further] = declared
  const first = await startPlace(top, shared)
  const all = [first]
  for (const one of further) all.push(await startPlace(one, shared))
  const isThere = (account: string, region: string | null) => (one: StartedPlace) =>
    one.settings.account === account && (region ?? one.settings.region) === one.settings.region
  return {
    first,
    all,
    identities,
    find: async (account, region) => {
      if (further.length === 0 || account === ANONYMOUS.account) return first
      const found = all.find(isThere(account, region))
      if (found !== undefined) return found
      const empty = await startPlace(emptyPlace(account, region ?? top.region), shared)
      // Another call may have started it meanwhile: it has no state that could differ.
      if (!all.some(isThere(account, empty.settings.region))) all.push(empty)
      return all.find(isThere(account, empty.settings.region)) ?? empty
    },
  }
}

const accountsOf = (places: readonly PlaceSettings[]): readonly RolesOfAccount[] =>
  [...Map.groupBy(places, ({ account }) => account)].map(([account, own]) => ({
    account,
    partition: partitionOf(own[0]?.region ?? ''),
    roles: own.flatMap(({ roles }) => roles),
    oidcProviders: own.flatMap(({ oidcProviders }) => oidcProviders),
  }))

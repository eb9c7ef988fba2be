/** The registry of an account in a region, of one of three kinds: one of its own behind TLS, a container on loopback, or none. */
import type { RepositoryCreationTemplate } from '@aws-sdk/client-ecr'
import { registryHostOf } from '../access/regions.ts'
import type { LocalClock } from '../clock/clock.ts'
import type { Faults } from '../protocol/faults.ts'
import type { PlaceSettings } from '../options.ts'
import type { RecordedRequest } from '../protocol/call.ts'
import { startRegistryChild } from './child.ts'
import type { Fronts } from './fronts.ts'
import { seededRepository, type RegistryPlace, type RepositoryRecord } from './repositories.ts'
import { fixedStore, httpStore } from './store.ts'
import type { RegistryStore } from './store.ts'
import type { Tokens } from './tokens.ts'

/** A registry: its address, its content, and the tokens for it, which are those of all registries. */
export interface Registry extends RegistryPlace {
  readonly host: string
  readonly scheme: 'http' | 'https'
  readonly repositories: RepositoryRecord[]
  readonly templates: readonly RepositoryCreationTemplate[]
  readonly store: RegistryStore
  readonly tokens: Tokens
  readonly close: () => Promise<void>
}

/** What a registry shares with the rest of the server. */
export interface RegistryParts {
  readonly clock: LocalClock
  readonly faults: Faults
  readonly requests: RecordedRequest[]
  readonly startedAt: number
  readonly tokens: Tokens
  readonly fronts: Fronts
}

/** The lifetime of an ECR token. */
export const TWELVE_HOURS = 43_200

/** Starts the registry of the settings, or connects to it. */
export const startRegistry = async (settings: PlaceSettings, parts: RegistryParts): Promise<Registry> => {
  const { registry, region, account } = settings
  const place = { account, region }
  const seeded = new Date(parts.startedAt)
  const content = {
    ...place,
    repositories: settings.repositories.map((seed) => seededRepository(seed, place, seeded)),
    templates: settings.creationTemplates,
    tokens: parts.tokens,
  }
  const close = () => Promise.resolve()
  switch (registry.kind) {
    case 'own':
      return startOwn(content, registry, parts)
    case 'container': {
      const { host, origin = `http://${host}` } = registry
      return { ...content, host, scheme: 'http', store: httpStore(origin), close }
    }
    case 'none': {
      const store = fixedStore(registry.images)
      return { ...content, host: registryHostOf(account, region), scheme: 'https', store, close }
    }
    default:
      return registry satisfies never
  }
}

type Content = Omit<Registry, 'close' | 'host' | 'scheme' | 'store'>

const startOwn = async (
  content: Content,
  own: Extract<PlaceSettings['registry'], { kind: 'own' }>,
  { clock, fronts }: RegistryParts,
): Promise<Registry> => {
  const child = await startRegistryChild(own.binary)
  const store = httpStore(child.origin)
  const rules = { ...content, host: own.host, store, now: clock.date }
  const port = await fronts.add({ host: own.host, port: own.port, tls: own.tls, rules, origin: child.origin })
  const host = port === 443 ? own.host : `${own.host}:${port}`
  return { ...content, host, scheme: 'https', store, close: child.close }
}

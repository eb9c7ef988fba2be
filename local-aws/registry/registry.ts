/** The registry of a local AWS, of one of three kinds: one of its own behind TLS, a container on loopback, or none. */
import { registryHostOf } from '../access/regions.ts'
import type { LocalClock } from '../clock/clock.ts'
import type { Faults } from '../protocol/faults.ts'
import type { PlaceSettings } from '../options.ts'
import type { RecordedRequest } from '../protocol/call.ts'
import { closeServer, listen } from '../protocol/http.ts'
import { startRegistryChild } from './child.ts'
import { registryFront } from './front.ts'
import { fixedStore, httpStore } from './store.ts'
import type { RegistryStore } from './store.ts'
import { createTokens } from './tokens.ts'
import type { Tokens } from './tokens.ts'

/** A registry: its address, its content, and the tokens for it. */
export interface Registry {
  readonly host: string
  readonly scheme: 'http' | 'https'
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
}

/** The lifetime of an ECR token. */
const TWELVE_HOURS = 43_200

/** Starts the registry of the settings, or connects to it. */
export const startRegistry = async (settings: PlaceSettings, parts: RegistryParts): Promise<Registry> => {
  const { registry } = settings
  switch (registry.kind) {
    case 'own':
      return startOwn(settings, registry, parts)
    case 'container':
      return {
        host: registry.host,
        scheme: 'http',
        store: httpStore(`http://${registry.host}`),
        tokens: createTokens(TWELVE_HOURS, parts.clock.now),
        close: () => Promise.resolve(),
      }
    case 'none':
      return {
        host: registryHostOf(settings.account, settings.region),
        scheme: 'https',
        store: fixedStore(registry.images),
        tokens: createTokens(TWELVE_HOURS, parts.clock.now),
        close: () => Promise.resolve(),
      }
    default:
      return registry satisfies never
  }
}

const startOwn = async (
  settings: PlaceSettings,
  own: Extract<PlaceSettings['registry'], { kind: 'own' }>,
  parts: RegistryParts,
): Promise<Registry> => {
  const child = await startRegistryChild(own.binary)
  const tokens = createTokens(own.tokenLifetimeSeconds, parts.clock.now)
  const store = httpStore(child.origin)
  const rules = { settings, host: own.host, tokens, store }
  const front = registryFront({ ...parts, rules, origin: child.origin, tls: own.tls })
  const port = await listen(front, own.port)
  return {
    host: port === 443 ? own.host : `${own.host}:${port}`,
    scheme: 'https',
    store,
    tokens,
    close: async () => {
      await closeServer(front)
      await child.close()
    },
  }
}

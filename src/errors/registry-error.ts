/** A request to a container registry that failed. */
import { ShipError } from './ship-error.ts'
import { CATALOGUE } from './catalogue.ts'

/** A registry answered with a refusal, or not at all. */
export class RegistryError extends ShipError {
  /** Of the reply; null where there was none. */
  readonly status: number | null
  /** The registry's own words (`NAME_UNKNOWN: …`), or what ended the connection. Hostile text. */
  readonly because: string
  /** Whether the same request may succeed later: throttling, a fault of the server or of the network. */
  readonly mayPass: boolean

  constructor(facts: {
    /** `PUT https://host/v2/app/manifests/1`, without a query. */
    readonly request: string
    readonly status: number | null
    readonly because: string
    readonly mayPass: boolean
    /** Where there is a better one than that of the catalogue. */
    readonly hint?: string
    readonly cause?: unknown
  }) {
    super({
      code: 'E_REGISTRY',
      message: `${facts.request} failed: ${facts.because}`,
      headline: ['a request to the registry failed'],
      hint: facts.hint ?? CATALOGUE.E_REGISTRY.remedy,
      cause: facts.cause,
    })
    this.name = 'RegistryError'
    this.status = facts.status
    this.because = facts.because
    this.mayPass = facts.mayPass
  }
}

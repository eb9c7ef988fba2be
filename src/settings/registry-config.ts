/** Where images go. */
import type { RunSettings } from './declaration.ts'
import { NOT_SET } from './not-set.ts'

export interface RegistryConfig {
  /** Null: from the environment or the SDK's own configuration. */
  readonly region: string | null
  /** The account that the caller must belong to; null: any. */
  readonly account: string | null
  /** The account that the registry must belong to; null: that of the caller. */
  readonly registryId: string | null
  readonly repository: string
}

/** The registry of checked settings. */
export const registryConfig = (settings: RunSettings): RegistryConfig => ({
  region: settings['aws-region'],
  account: settings['aws-account-id'],
  registryId: settings['registry-id'],
  repository: settings.repository ?? NOT_SET,
})

/** Where images go. */
import { parseRoleArn } from '../domain/aws/role.ts'
import type { RunSettings } from './declaration.ts'
import { NOT_SET } from './not-set.ts'

export interface RegistryConfig {
  /** Null: from the environment or the SDK's own configuration. */
  readonly region: string | null
  /** The account that the caller must belong to; null: any. */
  readonly account: string | null
  /** Whether the calls to the registry may have another caller than those to the services; absent: they have the same one. */
  readonly caller?: 'own'
  /** The account that the registry must belong to; null: that of the caller. */
  readonly registryId: string | null
  readonly repository: string
}

/** The registry of checked settings. */
export const registryConfig = (settings: RunSettings): RegistryConfig => ({
  region: settings['registry-region'] ?? settings['aws-region'],
  account: settings['aws-account-id'],
  ...(settings['registry-role'] === null && settings['role-to-assume'] === null ? {} : { caller: 'own' }),
  registryId: registryIdOf(settings),
  repository: settings.repository ?? NOT_SET,
})

/** A role's registry is that of its account. */
export const registryIdOf = (settings: Pick<RunSettings, 'registry-id' | 'registry-role'>): string | null =>
  settings['registry-id'] ?? parseRoleArn(settings['registry-role'] ?? '')?.account ?? null

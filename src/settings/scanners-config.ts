/** What the scanners are run with. */
import type { OwnReleases } from '../domain/scan/scanner-releases.ts'
import type { DockleOptions } from '../domain/scan/dockle-options.ts'
import { lookedFor, type LookedFor } from '../domain/scan/policy/policy-map.ts'
import { absolute } from './build-settings.ts'
import type { Settings } from './declaration.ts'

export interface ScannersConfig {
  /** Repositories of the vulnerability database, tried in order. */
  readonly databaseRepositories: readonly string[]
  /** A Trivy cache directory that contains `db/trivy.db`; no database is downloaded then. */
  readonly databaseDirectory: string | null
  /** Offline: nothing is downloaded; scanners must be on PATH at an allowed version. */
  readonly network: 'online' | 'offline'
  /** Where installed scanners and the database are kept between runs. */
  readonly cacheDirectory: string
  /** Base URL of the pinned releases; null: github.com. */
  readonly toolsMirror: string | null
  /** Instead of the pinned releases. */
  readonly ownReleases: OwnReleases
  readonly timeoutMinutes: number
  /** Whether a vulnerability database may be used that no registry has confirmed in this run. */
  readonly unverifiedDatabase: 'allowed' | 'blocked'
  /** Whether an image passes whose operating system packages Trivy did not check. */
  readonly unknownSystem: 'blocked' | 'accepted'
  /** What Dockle accepts and suspects besides its own. */
  readonly dockleOptions?: DockleOptions
  /** What Trivy looks for beside vulnerabilities and secrets; absent: nothing. */
  readonly lookFor?: readonly LookedFor[]
}

/** The scanners of the run, and ECR's own scan of what was pushed. */
export interface ScansConfig extends ScannersConfig {
  readonly ecrScan: EcrScanConfig
}

interface EcrScanConfig {
  readonly kind: 'off' | 'wait'
  readonly minutes: number
  /** Whether an image passes that ECR cannot scan. */
  readonly unsupported: 'blocked' | 'accepted'
}

const ecrScanConfig = (settings: Settings): EcrScanConfig => ({
  kind: settings['ecr-scan'],
  minutes: settings['ecr-scan-minutes'],
  unsupported: settings['ecr-scan-unsupported'] === 'accept' ? 'accepted' : 'blocked',
})

interface Folders {
  readonly workspace: string
  readonly cacheDirectory: string
  readonly dockle: DockleOptions
}

/** Paths of settings are relative to the workspace. */
export const scannersConfig = (settings: Settings, { workspace, cacheDirectory, dockle }: Folders): ScansConfig => ({
  databaseRepositories: settings['trivy-db-repository'],
  databaseDirectory: absolute(workspace, settings['trivy-cache-dir']),
  network: settings.offline ? 'offline' : 'online',
  cacheDirectory,
  toolsMirror: settings['tools-mirror'],
  ownReleases: settings['scanner-releases'] ?? {},
  timeoutMinutes: settings['scan-timeout-minutes'],
  unverifiedDatabase: settings['require-verified-db'] ? 'blocked' : 'allowed',
  unknownSystem: settings['accept-unknown-os'] ? 'accepted' : 'blocked',
  dockleOptions: dockle,
  ecrScan: ecrScanConfig(settings),
  lookFor: lookedFor(settings.policy?.value),
})

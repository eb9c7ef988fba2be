/** What the pipeline `maintenance` does. */
import type { WantedPage } from '../domain/load-balancing/maintenance-result.ts'
import type { RunSettings } from './declaration.ts'

const MINUTE_MS = 60_000

export interface MaintenanceConfig {
  readonly maintenance: {
    readonly wanted: WantedPage
    /** How long the page may be on. */
    readonly limitMs: number
  }
}

/** Of checked settings. A dry run changes nothing, so it only shows. */
export const maintenanceConfig = (
  settings: Pick<RunSettings, 'maintenance' | 'maintenance-limit-minutes' | 'dry-run'>,
): MaintenanceConfig => ({
  maintenance: {
    wanted: settings['dry-run'] ? 'show' : settings.maintenance,
    limitMs: settings['maintenance-limit-minutes'] * MINUTE_MS,
  },
})

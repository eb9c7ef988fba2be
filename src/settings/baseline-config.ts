/** What the new image is compared with. */
import { parseBaseline, type WantedBaseline } from '../domain/scan/baseline.ts'
import type { Settings } from './declaration.ts'

export interface BaselineConfig {
  readonly baseline: WantedBaseline
  /** For how many days after its publication a vulnerability that the baseline has, too, does not block. */
  readonly baselineDays: number
}

/** The setting was checked when it was read. */
export const baselineConfig = (settings: Settings): BaselineConfig => ({
  baseline: parseBaseline(settings.baseline) ?? { kind: 'none' },
  baselineDays: settings['baseline-days'],
})

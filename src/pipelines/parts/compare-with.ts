/** What the new image is compared with, where the setting says so. */
import { when } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import type { Baseline } from '../../domain/scan/baseline.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import { NO_SIDE_CAR_BASELINES, type SideCarBaselines } from '../../domain/scan/side-car-baseline.ts'
import type { ScannedSideCars } from '../../domain/scan/side-car-scans.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { scanBaseline } from '../../stages/baseline/scan-baseline.ts'
import { scanRunningSideCars } from '../../stages/baseline/scan-running-side-cars.ts'

/** Places what scans the baseline, if anything does. */
export type ScanBaseline = (scanners: Node<Scanners>) => Node<Baseline>

/** Places what scans the images that the side-cars run now, if anything does; null where that is left out. */
export type CompareSideCars = (
  scanners: Node<Scanners>,
  sideCars: Node<ScannedSideCars | null>,
) => Node<SideCarBaselines | null>

/** Only what runs has side-cars; an image by its digest has none. */
export const sideCarBaselinesOf =
  (flow: Flow<Ports>, c: Config, plan: Node<LiveTarget | null>): CompareSideCars =>
  (scanners, sideCars) => {
    if (c.baseline.kind !== 'running' || c.sideCars !== 'scan') return flow.given(NO_SIDE_CAR_BASELINES)
    return flow
      .optional(when(true, ''))
      .stage(scanRunningSideCars, { plan, scanners, sideCars }, (r) => ({ ...c.scanners, ...r.scanners, ...r }))
  }

/** The plan is null where it is left out: the stage says then that there is no baseline. */
export const baselineOf =
  (flow: Flow<Ports>, c: Config, plan: Node<LiveTarget | null>): ScanBaseline =>
  (scanners) => {
    const { baseline } = c
    if (baseline.kind === 'none') return flow.given<Baseline>(baseline)
    return flow.stage(scanBaseline, { plan, scanners }, (r) => ({
      ...c.scanners,
      ...r.scanners,
      baseline,
      plan: r.plan,
    }))
  }

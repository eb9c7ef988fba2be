/** The scans of the side-cars, which the gate judges with those of the image, where the setting says so. */
import { when } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import type { PinnedSideCars } from '../../domain/image/side-cars.ts'
import { NO_SIDE_CARS, type ScannedSideCars } from '../../domain/scan/side-car-scans.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { pinSideCars } from '../../stages/side-cars/pin.ts'
import { scanSideCars, type SideCarsInput } from '../../stages/side-cars/scan-side-cars.ts'

/** Places what scans the side-cars, if anything does; null where that is left out. */
export type ScanSideCars = (scanners: Node<Scanners>) => Node<ScannedSideCars | null>

export interface Pinned {
  readonly plan: Node<LiveTarget>
  readonly pinned: Node<PinnedSideCars>
}

interface Scanned {
  readonly plan: LiveTarget
  readonly pinned: PinnedSideCars
  readonly scanners: Scanners
}

const inputOf =
  (c: Config) =>
  ({ plan, pinned, scanners }: Scanned): SideCarsInput => ({ ...c.scanners, ...scanners, ...plan, pinned })

/** Scans what is deployed. */
export const scansOfPinned =
  (flow: Flow<Ports>, c: Config, needs: Pinned): ScanSideCars =>
  (scanners) =>
    c.sideCars === 'scan' ? flow.stage(scanSideCars, { ...needs, scanners }, inputOf(c)) : flow.given(NO_SIDE_CARS)

/** Scans what would be deployed, in a pipeline that deploys nothing: it pins only what it scans. Left out where the plan is. */
export const scansOfPlanned =
  (flow: Flow<Ports>, c: Config, plan: Node<LiveTarget | null>): ScanSideCars =>
  (scanners) => {
    if (c.sideCars !== 'scan') return flow.given(NO_SIDE_CARS)
    const wherePlanned = flow.optional(when(true, ''))
    const pinned = wherePlanned.stage(pinSideCars, { plan }, (r) => r.plan)
    return wherePlanned.stage(scanSideCars, { plan, pinned, scanners }, inputOf(c))
  }

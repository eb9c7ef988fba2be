/** The images that are scanned beside that of the run: of side-cars, and of the baseline. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { baselineOf, sideCarBaselinesOf, type CompareSideCars, type ScanBaseline } from './compare-with.ts'
import { scansOfPinned, scansOfPlanned, type Pinned, type ScanSideCars } from './judge-side-cars.ts'

export interface OtherScans {
  readonly scanSideCars: ScanSideCars
  readonly scanBaseline: ScanBaseline
  readonly compareSideCars: CompareSideCars
}

/** In a pipeline that deploys nothing. */
export const otherScansOf = (flow: Flow<Ports>, c: Config, plan: Node<LiveTarget | null>): OtherScans => ({
  scanSideCars: scansOfPlanned(flow, c, plan),
  scanBaseline: baselineOf(flow, c, plan),
  compareSideCars: sideCarBaselinesOf(flow, c, plan),
})

/** In a pipeline that deploys the side-cars that it scans. */
export const otherScansOfPinned = (flow: Flow<Ports>, c: Config, needs: Pinned): OtherScans => ({
  scanSideCars: scansOfPinned(flow, c, needs),
  scanBaseline: baselineOf(flow, c, needs.plan),
  compareSideCars: sideCarBaselinesOf(flow, c, needs.plan),
})

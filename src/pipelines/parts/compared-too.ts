/** What else is compared with a baseline than the image of the run: its other platforms, and side-cars. */
import type { Baseline } from '../../domain/scan/baseline.ts'
import type { BaselineOfSideCar, SideCarBaselines } from '../../domain/scan/side-car-baseline.ts'
import { allScanned, type ScannedSideCars } from '../../domain/scan/side-car-scans.ts'

interface Comparable {
  readonly baseline: Baseline
  readonly sideCarBaselines: SideCarBaselines | null
  readonly others: readonly (ScannedSideCars | null)[]
}

/** Each platform of the image of the run is compared with its baseline, whichever platform that runs on; a side-car with its own. */
export const comparedToo = ({ baseline, sideCarBaselines, others }: Comparable): readonly BaselineOfSideCar[] => {
  const ofSideCars = sideCarBaselines?.images ?? []
  if (baseline.kind === 'none') return ofSideCars
  const platforms = allScanned(others).images.filter(({ sideCar }) => sideCar.ofRun === true)
  return [...ofSideCars, ...platforms.map(({ sideCar }) => ({ sideCar, baseline }))]
}

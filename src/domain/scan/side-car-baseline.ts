/** What side-cars are compared with: the images that the containers of the same names run now. */
import type { ScannedSideCar } from '../image/side-car-image.ts'
import { recordedBaseline, type Baseline, type RecordedBaseline } from './baseline.ts'

/** A container that no task has yet: every finding in its image is added by this deployment. */
interface NewContainer {
  readonly kind: 'new'
  readonly because: string
}

export interface BaselineOfSideCar {
  readonly sideCar: ScannedSideCar
  readonly baseline: Exclude<Baseline, { kind: 'none' }> | NewContainer
}

export interface SideCarBaselines {
  readonly images: readonly BaselineOfSideCar[]
}

/** Of a run that compares none. */
export const NO_SIDE_CAR_BASELINES: SideCarBaselines = { images: [] }

/** What is recorded: without what the scanners found in the images. */
export interface RecordedSideCarBaselines {
  readonly images: readonly {
    readonly sideCar: ScannedSideCar
    readonly baseline: RecordedBaseline | NewContainer
  }[]
}

export const recordedSideCarBaselines = ({ images }: SideCarBaselines): RecordedSideCarBaselines => ({
  images: images.map(({ sideCar, baseline }) => ({
    sideCar,
    baseline: baseline.kind === 'new' ? baseline : recordedBaseline(baseline),
  })),
})

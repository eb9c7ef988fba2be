/**
 * ecr-baseline: what ECR's own scans say of the images that the new one is compared with. Only of images in the registry of the run, and by the scans
 * that ECR makes of them today; where one is not available, nothing is compared, and the whole policy applies to the findings of ECR.
 */
import type { LiveRepository } from '../../domain/aws/live.ts'
import { parseDigest } from '../../domain/image/digest.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import { parseImageReference } from '../../domain/image/image-reference.ts'
import {
  recordedBaseline,
  type Baseline,
  type BaselineImage,
  type RecordedBaseline,
} from '../../domain/scan/baseline.ts'
import { defineStage } from '../../ports/stage.ts'
import { followScan } from './follow-scan.ts'
import type { LookPorts, ScannedImage } from './look-at-scan.ts'

export interface EcrBaselineInput {
  /** As Trivy and Dockle have scanned it. */
  readonly baseline: Baseline
  readonly repository: LiveRepository
  readonly minutes: number
}

/** The image of the run is pushed meanwhile, and its own scan takes as long. */
const LONGEST_MINUTES = 5

/** Gives the same images with the findings of ECR, or why they are not known. */
export const scanEcrBaseline = defineStage({
  kind: 'baseline',
  title: 'Read the scan of the baseline by ECR',
  uses: ['registry', 'clock', 'log'],
  run: async (input: EcrBaselineInput, ports: LookPorts): Promise<Baseline> => {
    if (input.baseline.kind !== 'scanned') return input.baseline
    const [first, ...others] = input.baseline.images
    const scanned = await scanImages([first, ...others], input, ports)
    if (scanned.kind === 'unreadable')
      ports.log.warning(
        `The whole policy applies to the findings of ECR, because nothing is compared: ${scanned.because}`,
      )
    return scanned
  },
  record: (baseline): RecordedBaseline => recordedBaseline(baseline),
})

type Unreadable = Extract<Baseline, { kind: 'unreadable' }>

const scanImages = async (
  [first, ...others]: readonly [BaselineImage, ...BaselineImage[]],
  input: EcrBaselineInput,
  ports: LookPorts,
): Promise<Baseline> => {
  const read = (image: BaselineImage): Promise<BaselineImage | Unreadable> => scanImage(image, input, ports)
  const [one, ...more] = await Promise.all([read(first), ...others.map(read)])
  const missing = [one, ...more].find((image) => 'kind' in image)
  if (missing !== undefined) return missing
  return { kind: 'scanned', images: [one, ...more].filter(isImage) as [BaselineImage, ...BaselineImage[]] }
}

const isImage = (one: BaselineImage | Unreadable): one is BaselineImage => !('kind' in one)

const scanImage = async (
  image: BaselineImage,
  { repository, minutes }: EcrBaselineInput,
  ports: LookPorts,
): Promise<BaselineImage | Unreadable> => {
  const place = placeOf(image, repository)
  if (place === null) return unreadable(`${image.name} is not in the registry of this run`)
  const wait = { minutes: Math.min(minutes, LONGEST_MINUTES), unsupported: 'blocked' } as const
  const scan = await followScan(place, wait, ports)
  return scan.kind === 'broke' ? unreadable(`${image.name}: ${scan.because}`) : { ...image, reports: [scan.report] }
}

const unreadable = (because: string): Unreadable => ({ kind: 'unreadable', because })

const placeOf = ({ name }: BaselineImage, { repositoryUri, registryId }: LiveRepository): ScannedImage | null => {
  const reference = parseImageReference(name)
  const digest = parseDigest(reference?.digest ?? '')
  if (reference === null || digest === null || reference.registry !== repositoryName(repositoryUri).registry)
    return null
  return { repository: repositoryName(reference.name).repository, registryId, digest }
}

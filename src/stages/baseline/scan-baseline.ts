/**
 * baseline: the images that the new one is compared with, each pulled by digest and scanned by the same scanners and database, while the image is
 * built. Where they cannot be read or scanned, that is the result: the whole policy applies then.
 */
import { repositoryName } from '../../domain/image/image-name.ts'
import { nameWithoutDigest } from '../../domain/image/side-car-image.ts'
import {
  recordedBaseline,
  type Baseline,
  type BaselineImage,
  type RecordedBaseline,
  type WantedBaseline,
} from '../../domain/scan/baseline.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { probeEngine } from '../build/engine.ts'
import type { ScanFoundPorts } from '../side-cars/scan-found-image.ts'
import { namedImage, notThere, type BaselineTarget, type NamedBaseline } from './named-image.ts'
import { imagesIn, runningTasks, type RunningImages } from './images-in-service.ts'
import { findAll, scanBefore, unreadableBecause } from './scan-baseline-image.ts'

export interface BaselineInput extends Scanners {
  readonly baseline: Exclude<WantedBaseline, { kind: 'none' }>
  /** Null without AWS credentials, as on a fork's pull request. */
  readonly plan: BaselineTarget | null
  readonly timeoutMinutes: number
  readonly unknownSystem: 'blocked' | 'accepted'
}

type BaselinePorts = ScanFoundPorts & Pick<Ports, 'target'>

/**
 * Takes what the settings want and the target as it is; gives what the scanners found in each image, or why that is not known.
 * @throws ShipError `E_IMAGE_NOT_FOUND` for an image that the setting names and that does not exist
 */
export const scanBaseline = defineStage({
  kind: 'baseline',
  title: 'Scan the baseline',
  uses: [
    ...(['exec', 'files', 'archives', 'leftovers', 'download', 'clock'] as const),
    ...(['secrets', 'registry', 'target', 'surroundings', 'log'] as const),
  ],
  run: async (input: BaselineInput, ports: BaselinePorts): Promise<Baseline> => {
    const baseline = await readBaseline(input, ports).catch(unreadableBecause)
    if (baseline.kind === 'unreadable')
      ports.log.warning(`The baseline could not be read, so the whole policy applies: ${baseline.because}`)
    if (baseline.kind === 'first')
      ports.log.info(`There is no baseline: ${baseline.because}. The whole policy applies.`)
    return baseline
  },
  record: (baseline): RecordedBaseline => recordedBaseline(baseline),
})

const readBaseline = async (input: BaselineInput, ports: BaselinePorts): Promise<Baseline> => {
  const { baseline, plan } = input
  if (baseline.kind === 'refused') return { kind: 'unreadable', because: baseline.because }
  if (plan === null) return { kind: 'unreadable', because: 'this run has no AWS credentials' }
  const wanted =
    baseline.kind === 'image'
      ? { kind: 'found' as const, uses: await namedImage(baseline, plan, ports) }
      : onlyOf(baseline, await allRunning(plan, ports))
  if (wanted.kind !== 'found') return wanted
  const finding = findAll(wanted.uses, plan.repository, ports)
  const images = await (baseline.kind === 'image' ? finding.catch(notThere(baseline satisfies NamedBaseline)) : finding)
  await probeEngine(ports)
  const scanned: BaselineImage[] = []
  for (const image of images) {
    const one = await scanBefore(image, input, ports)
    if (one.kind === 'unreadable') return one
    scanned.push(one.image)
  }
  const [first, ...others] = scanned
  if (first === undefined) return { kind: 'unreadable', because: 'there is no image' }
  return { kind: 'scanned', images: [first, ...others] }
}

/** Of every service: a finding is an old one only where all of them have it. */
const allRunning = async ({ services }: BaselineTarget, ports: BaselinePorts): Promise<RunningImages> => {
  const each = await Promise.all(services.map(async (service) => imagesIn(service, await runningTasks(service, ports))))
  const missing = each.find(({ kind }) => kind === 'unreadable') ?? each.find(({ kind }) => kind === 'first')
  if (missing !== undefined && missing.kind !== 'found') return missing
  return { kind: 'found' as const, uses: each.flatMap((one) => (one.kind === 'found' ? one.uses : [])) }
}

/** What another repository has is not an earlier image of this one. */
const onlyOf = ({ only }: Extract<WantedBaseline, { kind: 'running' }>, running: RunningImages): RunningImages => {
  if (only === undefined || running.kind !== 'found') return running
  const other = running.uses.find(({ pinned }) => repositoryOf(pinned) !== only.repository)
  if (other === undefined) return running
  const { repository, because } = only
  const wanted = repository === '' ? 'no `repository` is set on a trusted branch' : `not one of ${repository}`
  return {
    kind: 'unreadable',
    because: `the container ${other.containers.join(', ')} runs ${other.image}, ${wanted}; only an earlier image of the same repository is compared ${because}`,
  }
}

const repositoryOf = (pinned: string): string => repositoryName(nameWithoutDigest(pinned)).repository

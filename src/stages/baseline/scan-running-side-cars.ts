/**
 * side-cars-baseline: what the side-cars are compared with. For each image of a side-car, the images that the containers of the same names run, by
 * digest, scanned like the new one. An image that is the same is not scanned again.
 */
import type { Digest } from '../../domain/image/digest.ts'
import { sideCarInWords } from '../../domain/image/side-car-image.ts'
import type { SideCarToScan } from '../../domain/image/side-cars.ts'
import type { BaselineImage } from '../../domain/scan/baseline.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import {
  recordedSideCarBaselines,
  type BaselineOfSideCar,
  type SideCarBaselines,
} from '../../domain/scan/side-car-baseline.ts'
import type { ScannedSideCars, SideCarScans } from '../../domain/scan/side-car-scans.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import type { ScanFoundPorts } from '../side-cars/scan-found-image.ts'
import { imagesIn, isNewIn, runningTasks, type BaselineService, type RunningTasks } from './images-in-service.ts'
import type { BaselineTarget } from './named-image.ts'
import { findAll, scanBefore, unreadableBecause, type ScannedBefore } from './scan-baseline-image.ts'

interface KeyedService extends BaselineService {
  readonly key: string
}

export interface SideCarBaselineInput extends Scanners {
  readonly plan: Pick<BaselineTarget, 'repository'> & { readonly services: readonly KeyedService[] }
  readonly sideCars: ScannedSideCars
  readonly timeoutMinutes: number
  readonly unknownSystem: 'blocked' | 'accepted'
}

type BaselinePorts = ScanFoundPorts & Pick<Ports, 'target'>
type SideCarBaseline = BaselineOfSideCar['baseline']

/** Takes the scanned side-cars and the target as it is, gives what each is compared with, or why it is not. A broken scan is not compared. */
export const scanRunningSideCars = defineStage({
  kind: 'side-cars-baseline',
  title: 'Scan the running side-cars',
  uses: [
    ...(['exec', 'files', 'archives', 'leftovers', 'download', 'clock'] as const),
    ...(['secrets', 'registry', 'target', 'surroundings', 'log'] as const),
  ],
  run: async (input: SideCarBaselineInput, ports: BaselinePorts): Promise<SideCarBaselines> => {
    const known = new Map(input.sideCars.images.flatMap(asBefore))
    const look = once((service: KeyedService) => runningTasks(service, ports))
    const images: BaselineOfSideCar[] = []
    for (const { sideCar, deployedAs = [], digest } of input.sideCars.images.filter((one) => known.has(one.digest))) {
      const wanted = await allOf({ deployedAs, plan: input.plan }, look).catch(unreadableBecause)
      const read = async (): Promise<SideCarBaseline> =>
        wanted.kind === 'found' ? await scanAll(wanted.uses, { ...input, known, sideCar }, ports) : wanted
      const baseline = await read().catch(unreadableBecause)
      const what = `${sideCarInWords(sideCar)} (${sideCar.platform})`
      if (baseline.kind === 'unreadable')
        ports.log.warning(`The whole policy applies to ${what}, because nothing is compared: ${baseline.because}`)
      else ports.log.info(`${what}: ${inWords(baseline, digest)}`)
      images.push({ sideCar, baseline })
    }
    return { images }
  },
  record: recordedSideCarBaselines,
})

const inWords = (baseline: Exclude<SideCarBaseline, { kind: 'unreadable' }>, own: Digest): string => {
  if (baseline.kind !== 'scanned') return baseline.because
  const names = baseline.images.map(({ name }) => name)
  return names.every((name) => name.endsWith(own)) ? 'runs already' : `compared with ${names.join(', ')}`
}

/** Each service is looked at once. */
const once = (look: (service: KeyedService) => Promise<RunningTasks>) => {
  const looked = new Map<string, Promise<RunningTasks>>()
  return (service: KeyedService): Promise<RunningTasks> => {
    const tasks = looked.get(service.key) ?? look(service)
    looked.set(service.key, tasks)
    return tasks
  }
}

/** An image of the run that both scanners have read. */
const asBefore = ({ sideCar, digest, scans, ...facts }: SideCarScans): readonly [Digest, ScannedBefore][] => {
  if (scans.some(({ kind }) => kind === 'broke')) return []
  const reports = scans.flatMap((scan) => (scan.kind === 'report' ? [scan.report] : []))
  const { configDigest, sizeBytes } = facts
  const name = `${sideCar.image.replace(/@.*$/u, '')}@${digest}`
  return [[digest, { kind: 'scanned', image: { name, configDigest, platform: sideCar.platform, sizeBytes, reports } }]]
}

type Uses = { readonly kind: 'found'; readonly uses: readonly SideCarToScan[] }

/** What runs in each of its containers, in every service: a finding is an old one only where all of them have it. */
const allOf = async (
  { deployedAs, plan }: Required<Pick<SideCarScans, 'deployedAs'>> & Pick<SideCarBaselineInput, 'plan'>,
  look: (service: KeyedService) => Promise<RunningTasks>,
): Promise<Uses | Exclude<SideCarBaseline, { kind: 'scanned' }>> => {
  const each = await Promise.all(
    deployedAs.map(async ({ service: key, container }) => {
      const service = plan.services.find((one) => one.key === key)
      if (service === undefined) throw new Error(`plan did not read the service ${key}`)
      const named = { ...service, containerName: container }
      const running = await look(service)
      if (!isNewIn(named, running)) return imagesIn(named, running)
      return { kind: 'new' as const, because: `${service.serviceName} does not run a container ${container} yet` }
    }),
  )
  const missing = (['unreadable', 'first', 'new'] as const).flatMap((kind) => each.filter((one) => one.kind === kind))
  const [first] = missing
  if (first !== undefined && first.kind !== 'found') return first
  return { kind: 'found', uses: each.flatMap((one) => (one.kind === 'found' ? one.uses : [])) }
}

interface Scanning extends SideCarBaselineInput {
  /** By the digest of its manifest: what was scanned already, in this stage or before. */
  readonly known: Map<Digest, ScannedBefore>
  readonly sideCar: SideCarScans['sideCar']
}

const scanAll = async (
  uses: readonly SideCarToScan[],
  { known, sideCar, plan, ...settings }: Scanning,
  ports: BaselinePorts,
): Promise<SideCarBaseline> => {
  const found = await findAll(uses, plan.repository, ports)
  const images: BaselineImage[] = []
  for (const image of found) {
    const one = known.get(image.digest) ?? (await scanBefore(image, settings, ports))
    known.set(image.digest, one)
    if (one.kind === 'unreadable') return one
    if (one.image.platform === sideCar.platform) images.push({ ...one.image, name: image.reference })
  }
  const [first, ...others] = images
  if (first !== undefined) return { kind: 'scanned', images: [first, ...others] }
  return { kind: 'unreadable', because: `what runs is for another platform than ${sideCar.platform}` }
}

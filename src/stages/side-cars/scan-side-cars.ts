/**
 * side-cars-scan: the images of the side-cars, each once, pulled by the digest of its own manifest and scanned like the image of the run. One
 * after the other, and each is removed before the next: the disk holds one archive at a time.
 */
import { join } from 'node:path'
import type { LiveRepository, LiveService } from '../../domain/aws/live.ts'
import { DOCKER_ENVIRONMENT } from '../../domain/build/docker-variables.ts'
import { megabytes } from '../../domain/image/image.ts'
import { isWanted } from '../../domain/image/platform.ts'
import {
  imagesToScan,
  sideCarInWords,
  unknownSideCars,
  type PinnedSideCars,
  type SideCarToScan,
} from '../../domain/image/side-cars.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import { ofSideCar, type ScannedSideCars, type SideCarScans } from '../../domain/scan/side-car-scans.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { describeArchive } from '../build/archive.ts'
import { probeEngine } from '../build/engine.ts'
import { localReference } from '../build/order.ts'
import { fetchArchive } from '../given/fetch-archive.ts'
import { openDocker, usersDocker, type Docker } from '../push/docker.ts'
import { runDockle } from '../scanners/run-dockle.ts'
import { runTrivy } from '../scanners/run-trivy.ts'
import { findImages, type FoundImage } from './find-images.ts'
import { otherPlatform } from './platform-fault.ts'
import { allOrOneError, named, ofOtherRegistry, sideCarFault, type Subject } from './side-car-failures.ts'

export interface SideCarsInput extends Scanners {
  readonly repository: LiveRepository
  readonly services: readonly Pick<LiveService, 'taskDefinition' | 'containerName'>[]
  readonly pinned: PinnedSideCars
  readonly timeoutMinutes: number
  readonly unknownSystem: 'blocked' | 'accepted'
}

type ScanPorts = Pick<
  Ports,
  'exec' | 'files' | 'archives' | 'leftovers' | 'secrets' | 'registry' | 'surroundings' | 'log'
>

/**
 * Takes the planned definitions and the digests of their side-cars, gives what the scanners say of each image.
 * @throws ShipError `E_SIDE_CAR`, `E_PLATFORM`, `E_PULL`, `E_LOGIN`, `E_ACCESS_DENIED`, `E_REPOSITORY_NOT_FOUND`, `E_ARCHIVE`,
 *   `E_DOCKER_NOT_FOUND`, `E_DOCKER_NOT_RUNNING`, `E_BUILDX_NEEDED`; AwsError; CommandError
 */
export const scanSideCars = defineStage({
  kind: 'side-cars-scan',
  title: 'Scan the side-cars',
  uses: ['exec', 'files', 'archives', 'leftovers', 'secrets', 'registry', 'surroundings', 'log'],
  run: async (input: SideCarsInput, ports: ScanPorts): Promise<ScannedSideCars> => {
    const uses = imagesToScan(input.services, input.pinned)
    const finds = uses.map((use) => findImages(use, input.repository, ports))
    const found = distinct((await allOrOneError('scanned', finds)).flat())
    if (found.length === 0) ports.log.info('there is no side-car')
    else await probeEngine(ports)
    const unknown = unknownSideCars(input.services)
    if (unknown.length > 0) ports.log.warning(`not scanned, because the image has no value yet: ${unknown.join(', ')}`)
    const images: SideCarScans[] = []
    for (const image of found) images.push(await scanImage(image, input, ports))
    return { images }
  },
  record: (scanned) => scanned,
})

interface DistinctImage extends Omit<FoundImage, 'use'> {
  readonly uses: readonly [SideCarToScan, ...SideCarToScan[]]
}

/** The digest decides which image it is, whatever its name. */
const distinct = (found: readonly FoundImage[]): readonly DistinctImage[] =>
  [...Map.groupBy(found, ({ digest }) => digest).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, uses: [first.use, ...others.map(({ use }) => use)] }],
  )

const scanImage = async (image: DistinctImage, input: SideCarsInput, ports: ScanPorts): Promise<SideCarScans> => {
  const { uses, digest, configDigest } = image
  const containers = [...new Set(uses.flatMap((use) => use.containers))]
  const subject: Subject = { image: uses[0].image, containers, aim: 'scanned' }
  const directory = await ports.files.makePrivateDirectory('side-car')
  const archive = join(directory, 'image.tar')
  const local = localReference(directory, 'side-car')
  try {
    await fetch({ image, archive, local }, ports).catch(whereFrom(subject, image)).catch(named(subject))
    const described = await describeArchive(archive, ports.exec)
    if (described.configDigest !== configDigest) throw otherPulled(subject)
    const { platform } = described
    checkPlatform(platform, uses)
    const sizeBytes = await ports.files.sizeBytes(archive)
    ports.log.info(`${sideCarInWords(subject)}: ${platform}, config ${configDigest}, ${megabytes(sizeBytes)}`)
    const given = { ...input, image: { archive, configDigest, localReference: local } }
    const scans = await Promise.all([runTrivy(given, ports), runDockle(given, ports)])
    const sideCar = { image: subject.image, containers, platform }
    const facts = { sideCar, digest, configDigest, sizeBytes, localReference: local }
    return { ...facts, scans: scans.map((scan) => ofSideCar(scan, sideCar)) }
  } finally {
    await ports.files.remove(directory)
  }
}

const whereFrom = (subject: Subject, { name, place }: DistinctImage) =>
  place === null ? ofOtherRegistry(subject, name.registry) : rethrow

const rethrow = (thrown: unknown): never => {
  throw thrown
}

interface Fetched {
  readonly image: DistinctImage
  readonly archive: string
  readonly local: string
}

/** The engine has the image no longer than the archive takes to write. */
const fetch = async ({ image, archive, local }: Fetched, ports: ScanPorts): Promise<void> => {
  const { name, reference, place } = image
  const open = (): Promise<Docker> =>
    place === null ? Promise.resolve(usersDocker(ports)) : openDocker(name.registry, { ...ports, registry: place })
  try {
    await fetchArchive({ name, reference, archive, localReference: local }, open, ports)
  } finally {
    const argv = ['docker', 'image', 'rm', local] as const
    // A failure is none of the run: the name is removed at its end, too.
    await ports.exec.run({ argv, inherit: DOCKER_ENVIRONMENT, output: 'quiet' }).catch(() => undefined)
  }
}

const otherPulled = (subject: Subject): Error =>
  sideCarFault(subject, {
    because: 'the image that was pulled has another config than its manifest names',
    hint: 'Remove the image from the engine of this runner, or find out what is between the runner and the registry.',
  })

/** Where nothing says what the tasks run on, either will do. */
const checkPlatform = (platform: string, uses: readonly SideCarToScan[]): void => {
  const wrong = uses.find((use) => use.platform.because !== null && !isWanted(platform, use.platform))
  if (wrong !== undefined) throw otherPlatform(wrong, [platform])
}

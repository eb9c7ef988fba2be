/** Scans an image that a registry has: pulled by the digest of its own manifest, and neither the engine nor the disk keeps it. */
import { join } from 'node:path'
import { DOCKER_ENVIRONMENT } from '../../domain/build/docker-variables.ts'
import type { Digest } from '../../domain/image/digest.ts'
import { megabytes } from '../../domain/image/image.ts'
import { isWanted } from '../../domain/image/platform.ts'
import { sideCarInWords } from '../../domain/image/side-car-image.ts'
import type { SideCarToScan } from '../../domain/image/side-cars.ts'
import type { ScanResult } from '../../domain/scan/findings.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import type { Ports } from '../../ports/ports.ts'
import { describeArchive } from '../build/archive.ts'
import { localReference } from '../build/order.ts'
import { fetchArchive } from '../given/fetch-archive.ts'
import { openDocker, usersDocker, type Docker } from '../push/docker.ts'
import { runDockle } from '../scanners/run-dockle.ts'
import { runTrivy } from '../scanners/run-trivy.ts'
import type { FoundImage } from './find-images.ts'
import { otherPlatform } from './platform-fault.ts'
import { named, ofOtherRegistry, sideCarFault, type Subject } from './side-car-failures.ts'

export type ScanFoundPorts = Pick<
  Ports,
  'exec' | 'files' | 'archives' | 'leftovers' | 'download' | 'clock' | 'secrets' | 'registry' | 'surroundings' | 'log'
>

export interface DistinctImage extends Omit<FoundImage, 'use'> {
  readonly uses: readonly [SideCarToScan, ...SideCarToScan[]]
}

/** The digest decides which image it is, whatever its name. */
export const distinctImages = (found: readonly FoundImage[]): readonly DistinctImage[] =>
  [...Map.groupBy(found, ({ digest }) => digest).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, uses: [first.use, ...others.map(({ use }) => use)] }],
  )

export interface ScanSettings extends Scanners {
  readonly timeoutMinutes: number
  readonly unknownSystem: 'blocked' | 'accepted'
  /** What the image is to the run: the name of its private folder. */
  readonly folder: 'side-car' | 'baseline' | 'running' | 'base'
  /** Absent: every scanner. */
  readonly by?: 'trivy'
  /** Absent: as long as it takes. */
  readonly pullTimeoutMs?: number
}

interface ScannedImage {
  /** Of the manifest of this image, not of an index. */
  readonly digest: Digest
  readonly configDigest: Digest
  readonly platform: string
  readonly sizeBytes: number
  /** The name that scanners know it by. */
  readonly localReference: string
  /** A scan that breaks is a result as well. */
  readonly scans: readonly ScanResult[]
}

/**
 * What the scanners say of it.
 * @throws ShipError `E_SIDE_CAR`, `E_PLATFORM`, `E_PULL`, `E_LOGIN`, `E_ACCESS_DENIED`, `E_REPOSITORY_NOT_FOUND`, `E_ARCHIVE`,
 *   `E_DOCKER_NOT_FOUND`, `E_DOCKER_NOT_RUNNING`; AwsError; CommandError
 */
export const scanFoundImage = async (
  image: DistinctImage,
  settings: ScanSettings,
  ports: ScanFoundPorts,
): Promise<ScannedImage> => {
  const { uses, digest, configDigest } = image
  const containers = [...new Set(uses.flatMap((use) => use.containers))]
  const subject: Subject = { image: uses[0].image, containers, aim: 'scanned' }
  const directory = await ports.files.makePrivateDirectory(settings.folder)
  const archive = join(directory, 'image.tar')
  const local = localReference(directory, settings.folder)
  try {
    await fetch({ image, archive, local, ...limitsOf(settings) }, ports)
      .catch(whereFrom(subject, image))
      .catch(named(subject))
    const described = await describeArchive(archive, ports.exec)
    if (described.configDigest !== configDigest) throw otherPulled(subject)
    const { platform } = described
    checkPlatform(platform, uses)
    const sizeBytes = await ports.files.sizeBytes(archive)
    ports.log.info(`${sideCarInWords(subject)}: ${platform}, config ${configDigest}, ${megabytes(sizeBytes)}`)
    const given = { ...settings, image: { archive, configDigest, localReference: local } }
    const others = settings.by === 'trivy' ? [] : [runDockle(given, ports)]
    const scans = await Promise.all([runTrivy(given, ports), ...others])
    return { digest, configDigest, platform, sizeBytes, localReference: local, scans }
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
  readonly timeoutMs?: number
}

const limitsOf = ({ pullTimeoutMs }: ScanSettings): Pick<Fetched, 'timeoutMs'> =>
  pullTimeoutMs === undefined ? {} : { timeoutMs: pullTimeoutMs }

/** The engine has the image no longer than the archive takes to write. */
const fetch = async ({ image, archive, local, ...limits }: Fetched, ports: ScanFoundPorts): Promise<void> => {
  const { name, reference, place } = image
  const open = (): Promise<Docker> =>
    place === null ? Promise.resolve(usersDocker(ports)) : openDocker(name.registry, { ...ports, registry: place })
  try {
    await fetchArchive({ name, reference, archive, localReference: local, ...limits }, open, ports)
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

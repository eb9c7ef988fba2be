/** Whether the packages in an image were checked: Trivy's own report and log against what is in the image and in the database. */
import { uncheckedPackages } from '../../domain/scan/coverage.ts'
import { entryFilter, findDatabases } from '../../domain/scan/package-databases.ts'
import { KNOWN_PLACES, type PackageDatabase } from '../../domain/scan/package-places.ts'
import { reasonOf, type Reason } from '../../domain/scan/reason.ts'
import type { ScanResult } from '../../domain/scan/findings.ts'
import type { TrivyReading } from '../../domain/scan/trivy-json.ts'
import { readSystemLog } from '../../domain/scan/trivy-log.ts'
import { isJavaArchive } from '../../domain/scan/java-packages.ts'
import type { LayerEntry } from '../../ports/image-archives.ts'
import type { Ports } from '../../ports/ports.ts'
import { readBuckets } from './database-folder.ts'
import { broke } from './scan.ts'

/** A link can lead to a link; more passes than this are a circle. */
const PASSES = 3

interface Contents {
  readonly kind: 'found'
  readonly databases: readonly PackageDatabase[]
  readonly javaArchives: 'some' | 'none'
}

type Found = Contents | ({ readonly kind: 'broke' } & Reason)

/** The package databases in an image archive, and whether there are JARs. Reads the archive once, and again only where a link leads away from the usual place. */
export const lookIntoArchive = async (
  { archive, timeoutMinutes }: { readonly archive: string; readonly timeoutMinutes: number },
  { archives }: Pick<Ports, 'archives'>,
): Promise<Found> => {
  const timeoutMs = timeoutMinutes * 60_000
  try {
    let places = KNOWN_PLACES
    let javaArchives: Contents['javaArchives'] = 'none'
    for (let pass = 1; ; pass += 1) {
      const isOnTheWay = entryFilter(places)
      const keep = (entry: LayerEntry): boolean => {
        // Nothing of a JAR is kept: an image can have thousands.
        if (isJavaArchive(entry)) javaArchives = 'some'
        return isOnTheWay(entry)
      }
      const layers = await archives.readLayers({ archive, keep, timeoutMs })
      const { databases, elsewhere } = findDatabases(places, layers)
      if (elsewhere.length === 0 || pass === PASSES) return { kind: 'found', databases, javaArchives }
      places = [...places, ...elsewhere]
    }
  } catch (error) {
    const reason = reasonOf(error, 'Check the log, and run again.')
    if (reason === null) throw error
    return { kind: 'broke', ...reason }
  }
}

export interface PackageCheck {
  readonly reading: TrivyReading
  /** What Trivy printed. */
  readonly output: string
  readonly found: Contents
  /** The value of Trivy's `--cache-dir`. */
  readonly cacheDirectory: string
  readonly unknownSystem: 'blocked' | 'accepted'
}

/** The report, if the packages in the image were checked or a setting accepts that they were not; otherwise a broken scan. */
export const checkPackages = async (
  { reading: { report, system }, output, found, cacheDirectory, unknownSystem }: PackageCheck,
  { files, log }: Pick<Ports, 'files' | 'log'>,
): Promise<ScanResult> => {
  const buckets = (await readBuckets(cacheDirectory, files)) ?? []
  const because = uncheckedPackages({
    system,
    log: readSystemLog(output),
    databases: found.databases,
    buckets: new Set(buckets.map(({ name }) => name)),
  })
  if (because === null) return { kind: 'report', report }
  if (unknownSystem === 'accepted') {
    log.warning(`${because}. \`accept-unknown-os\` accepts this.`)
    return { kind: 'report', report: { ...report, unchecked: because } }
  }
  return broke('trivy', {
    because,
    hint: 'Use a base image of a release that Trivy supports, or accept unchecked packages with `accept-unknown-os: true`.',
  })
}

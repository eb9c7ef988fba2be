/**
 * Stage `scanners`: Trivy, Dockle and the vulnerability database, prepared while the image builds. One that is not available is a
 * result with a reason and not an error: the gate reports it.
 */
import type { ScannersConfig } from '../../settings/config.ts'
import { defineStage } from '../../ports/stage.ts'
import { SOURCES, type DatabaseOrigin } from '../../domain/scan/findings.ts'
import {
  releaseFor,
  RELEASES_ORIGIN,
  type Release,
  type ReleaseChoice,
  type ScannerName,
} from '../../domain/scan/scanner-releases.ts'
import { cacheKeyOf } from '../../domain/scan/cache-key.ts'
import type { InstalledScanner, ReadyDatabase, Scanners } from '../../domain/scan/scanners.ts'
import type { Log } from '../../ports/log.ts'
import { prepareDatabase } from './database.ts'
import type { DownloadPorts } from './artifact-download.ts'
import { installScanner } from './install.ts'

export type ScannersInput = ScannersConfig

/** Gives the release of a scanner for a machine. */
export type Releases = (scanner: ScannerName, choice: ReleaseChoice) => Release | null

/** Prepares the scanners from these releases; `prepareScanners` takes those pinned for the machine that it runs on. */
export const scannersOf =
  (releases: Releases) =>
  async (input: ScannersInput, ports: DownloadPorts): Promise<Scanners> => {
    const install = (scanner: ScannerName): Promise<InstalledScanner> => {
      const own = input.ownReleases[scanner]
      const release = releases(scanner, { origin: input.toolsMirror ?? RELEASES_ORIGIN, own })
      return installScanner({ ...input, scanner, release, own }, ports)
    }
    const [trivy, dockle, database] = await Promise.all([
      install('trivy'),
      install('dockle'),
      prepareDatabase(input, ports),
    ])
    const scanners = { trivy, dockle, database }
    logScanners(scanners, ports)
    return scanners
  }

/** What is ready and what is not; a reason that two of them have is one line. */
const logScanners = ({ trivy, dockle, database }: Scanners, { log }: { readonly log: Log }): void => {
  const lines = [lineOf('trivy', trivy), lineOf('dockle', dockle), databaseLine(database)]
  for (const line of new Set(lines)) log.info(line)
}

const ORIGINS = { path: 'on PATH', cache: 'from the tool cache', download: 'downloaded' } as const

const lineOf = (scanner: ScannerName, installed: InstalledScanner): string =>
  installed.kind === 'ready'
    ? `${SOURCES[scanner].name} ${installed.version} ${ORIGINS[installed.from]}`
    : `${installed.because}. ${installed.hint}`

const databaseLine = (database: ReadyDatabase): string =>
  database.kind === 'ready'
    ? `Vulnerability database of ${database.updatedAt} from ${originInWords(database.origin)}`
    : `${database.because}. ${database.hint}`

const originInWords = (origin: DatabaseOrigin): string => {
  switch (origin.kind) {
    case 'verified':
      return origin.repository
    case 'cache':
      return 'the tool cache, not verified'
    case 'own':
      return 'trivy-cache-dir, not verified'
  }
}

export const prepareScanners = defineStage({
  kind: 'scanners',
  title: 'Prepare the scanners',
  uses: ['exec', 'files', 'download', 'clock', 'log', 'registry', 'surroundings', 'secrets'],
  run: async (input: ScannersInput, ports: DownloadPorts): Promise<Scanners> => {
    const host = { os: process.platform, arch: process.arch }
    const scanners = await scannersOf((scanner, choice) => releaseFor(scanner, host, choice))(input, ports)
    const cacheKey = cacheKeyOf(scanners, host)
    return cacheKey === null ? scanners : { ...scanners, cacheKey }
  },
  record: (result) => result,
})

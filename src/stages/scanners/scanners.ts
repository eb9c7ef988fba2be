/**
 * Stage `scanners`: Trivy, Dockle and the vulnerability database, made ready while the image builds. What can not be had is a
 * result that says why, not an error: the gate tells of it.
 */
import type { ScannersConfig } from '../../settings/config.ts'
import { defineStage } from '../../ports/stage.ts'
import { releaseFor, RELEASES_ORIGIN, type Release, type ScannerName } from '../../domain/scan/scanner-releases.ts'
import type { InstalledScanner, Scanners } from '../../domain/scan/scanners.ts'
import type { Ports } from '../../ports/ports.ts'
import { prepareDatabase } from './database.ts'
import { installScanner } from './install.ts'

export type ScannersInput = ScannersConfig

type ScannersPorts = Pick<Ports, 'exec' | 'files' | 'download' | 'clock' | 'log'>

/** Gives the release that is pinned for a machine, below an origin that has the paths of github.com. */
export type Releases = (scanner: ScannerName, origin: string) => Release | null

/** Makes the scanners ready by these releases; `prepareScanners` is this with the pinned ones of the machine that it runs on. */
export const scannersOf =
  (releases: Releases) =>
  async (input: ScannersInput, ports: ScannersPorts): Promise<Scanners> => {
    const install = (scanner: ScannerName): Promise<InstalledScanner> =>
      installScanner({ ...input, scanner, release: releases(scanner, input.toolsMirror ?? RELEASES_ORIGIN) }, ports)
    const trivyAndDatabase = async (): Promise<Pick<Scanners, 'trivy' | 'database'>> => {
      const trivy = await install('trivy')
      tell('trivy', trivy, ports)
      return { trivy, database: await prepareDatabase({ ...input, trivy }, ports) }
    }
    const [{ trivy, database }, dockle] = await Promise.all([trivyAndDatabase(), install('dockle')])
    tell('dockle', dockle, ports)
    if (database.kind === 'ready')
      ports.log.info(`Vulnerability database of ${database.updatedAt} from ${sourceOf(database)}`)
    else ports.log.warning(`No vulnerability database: ${database.because}. ${database.hint}`)
    return { trivy, dockle, database }
  }

const ORIGINS = { path: 'from PATH', cache: 'from the tool cache', download: 'downloaded' } as const

const sourceOf = ({ source }: { readonly source: string }): string => (source === 'own' ? 'trivy-cache-dir' : source)

const tell = (scanner: string, installed: InstalledScanner, { log }: ScannersPorts): void => {
  if (installed.kind === 'ready') log.info(`${scanner} ${installed.version} ${ORIGINS[installed.from]}`)
  else log.warning(`${scanner} is not ready: ${installed.because}. ${installed.hint}`)
}

export const prepareScanners = defineStage({
  kind: 'scanners',
  title: 'Make the scanners ready',
  uses: ['exec', 'files', 'download', 'clock', 'log'],
  run: scannersOf((scanner, origin) => releaseFor(scanner, { os: process.platform, arch: process.arch }, origin)),
  record: (result) => result,
})

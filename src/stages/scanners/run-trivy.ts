/** Trivy over an image archive: vulnerabilities and secrets of every severity in one run, and whether the packages in it were checked. */
import { SEVERITIES, type ScanReport, type ScanResult } from '../../domain/scan/findings.ts'
import type { InstalledScanner, ReadyDatabase } from '../../domain/scan/scanners.ts'
import { hintFor } from '../../domain/scan/trivy-database.ts'
import type { LookedFor } from '../../domain/scan/policy/policy-map.ts'
import { parseTrivyJson, type TrivyReading } from '../../domain/scan/trivy-json.ts'
import type { Log } from '../../ports/log.ts'
import type { Ports } from '../../ports/ports.ts'
import type { DownloadPorts } from './artifact-download.ts'
import { holdLog } from './held-log.ts'
import { hasJavaIndex, javaIndexDate, prepareJavaIndex, type JavaIndexInput } from './java-index.ts'
import { checkPackages, lookIntoArchive } from './package-check.ts'
import { broke, scanArchive, type ArchivedImage, type Scan, type Scanner } from './scan.ts'

export interface TrivyInput {
  readonly image: ArchivedImage
  readonly trivy: InstalledScanner
  readonly database: ReadyDatabase
  readonly timeoutMinutes: number
  /** Whether an image passes whose packages Trivy did not check. */
  readonly unknownSystem: 'blocked' | 'accepted'
  /** What else is looked for; absent: nothing. */
  readonly lookFor?: readonly LookedFor[]
}

/** A scan that breaks is a result as well. */
export const runTrivy = async (
  input: TrivyInput,
  ports: Pick<Ports, 'archives'> & DownloadPorts,
): Promise<ScanResult> => {
  const { trivy, database } = input
  if (trivy.kind === 'broke') return broke('trivy', trivy)
  if (database.kind === 'broke') return broke('trivy', database)
  const { image, timeoutMinutes, unknownSystem } = input
  const hadIndex = await hasJavaIndex(database, ports.files)
  const scanOnce = (log: Log): Promise<Scan<TrivyReading>> =>
    scanArchive(scannerOf({ ...input, trivy, database }), image, { ...ports, log })
  // Most images have no JAR: Trivy need not wait until all of their layers have been looked into.
  const held = holdLog(ports.log)
  const [first, found] = await Promise.all([
    scanOnce(held.log),
    lookIntoArchive({ archive: image.archive, timeoutMinutes }, ports),
  ])
  if (found.kind === 'broke') return broke('trivy', found)
  const isFirst = found.javaArchives === 'none' || hadIndex
  if (isFirst) held.release()
  const scan = isFirst ? first : await withJavaIndex({ ...database, timeoutMinutes }, () => scanOnce(ports.log), ports)
  if (scan.kind === 'broke') return scan
  const checked = await checkPackages({ ...scan, found, cacheDirectory: database.cacheDirectory, unknownSystem }, ports)
  if (checked.kind === 'broke') return checked
  const indexAt = found.javaArchives === 'none' ? null : await javaIndexDate(database, ports.files)
  return { ...checked, report: withIndexDate(checked.report, indexAt), raw: scan.raw }
}

const withIndexDate = (report: ScanReport, at: string | null): ScanReport =>
  at === null || report.database === null ? report : { ...report, database: { ...report.database, javaIndexAt: at } }

/** Without its index, Trivy cannot scan an image with JARs: what it has said of one does not count. */
const withJavaIndex = async (
  input: JavaIndexInput,
  scan: () => Promise<Scan<TrivyReading>>,
  ports: DownloadPorts,
): Promise<Scan<TrivyReading>> => {
  const index = await prepareJavaIndex(input, ports)
  return index.kind === 'broke' ? broke('trivy', index) : scan()
}

interface Ready extends TrivyInput {
  readonly trivy: Extract<InstalledScanner, { kind: 'ready' }>
  readonly database: Extract<ReadyDatabase, { kind: 'ready' }>
}

const scannerOf = ({ image, trivy, database, timeoutMinutes, lookFor = [] }: Ready): Scanner<TrivyReading> => {
  return {
    source: 'trivy',
    timeoutMinutes,
    // Trivy fails on an empty secret configuration.
    configuration: { 'trivy.yaml': '', ignore: '', 'secret.yaml': '{}' },
    argv: ({ of, report }) => [
      ...([trivy.path, 'image', '--input', image.archive] as const),
      ...['--format', 'json', '--output', report, '--exit-code', '0', '--list-all-pkgs'],
      ...['--scanners', `vuln,secret${lookFor.includes('licenses') ? ',license' : ''}`],
      ...(lookFor.includes('configuration') ? ['--image-config-scanners', 'misconfig'] : []),
      ...['--severity', SEVERITIES.join(','), '--ignore-unfixed=false'],
      ...['--config', of('trivy.yaml'), '--ignorefile', of('ignore'), '--secret-config', of('secret.yaml')],
      ...['--cache-dir', database.cacheDirectory, '--cache-backend', 'memory'],
      ...['--skip-db-update', '--skip-check-update', '--offline-scan', '--skip-java-db-update'],
      ...['--skip-version-check', '--disable-telemetry', '--no-progress', '--timeout', `${timeoutMinutes}m`],
    ],
    parse: (json) =>
      parseTrivyJson(json, {
        archive: image.archive,
        image: image.localReference,
        version: trivy.version,
        database: { updatedAt: database.updatedAt, origin: database.origin },
      }),
    hintFor,
  }
}

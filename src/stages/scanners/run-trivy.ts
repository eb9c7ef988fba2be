/** Trivy over an image archive: vulnerabilities and secrets of every severity in one run, and whether the packages in it were checked. */
import { SEVERITIES, type ScanResult } from '../../domain/scan/findings.ts'
import { NETWORK_VARIABLES } from '../../domain/network-variables.ts'
import type { InstalledScanner, ReadyDatabase } from '../../domain/scan/scanners.ts'
import { hintFor } from '../../domain/scan/trivy-database.ts'
import { parseTrivyJson, type TrivyReading } from '../../domain/scan/trivy-json.ts'
import type { Ports } from '../../ports/ports.ts'
import { checkPackages, findPackageDatabases } from './package-check.ts'
import { makeTurns } from '../turns.ts'
import { broke, scanArchive, type ArchivedImage, type Scanner } from './scan.ts'

export interface TrivyInput {
  readonly image: ArchivedImage
  readonly trivy: InstalledScanner
  readonly database: ReadyDatabase
  readonly timeoutMinutes: number
  /** Whether an image passes whose packages Trivy did not check. */
  readonly unknownSystem: 'blocked' | 'accepted'
}

/** A scan that breaks is a result as well. */
export const runTrivy = async (
  input: TrivyInput,
  ports: Pick<Ports, 'exec' | 'files' | 'archives' | 'log'>,
): Promise<ScanResult> => {
  const { trivy, database } = input
  if (trivy.kind === 'broke') return broke('trivy', trivy)
  if (database.kind === 'broke') return broke('trivy', database)
  const { image, timeoutMinutes, unknownSystem } = input
  const [scan, found] = await Promise.all([
    inTurn(database, () => scanArchive(scannerOf({ ...input, trivy, database }), image, ports)),
    findPackageDatabases({ archive: image.archive, timeoutMinutes }, ports),
  ])
  if (scan.kind === 'broke') return scan
  return checkPackages({ ...scan, found, cacheDirectory: database.cacheDirectory, unknownSystem }, ports)
}

const byDatabase = makeTurns(new WeakMap<object, Promise<unknown>>())

/** One after the other: each Trivy may download its index of Java packages into the same folder, and would read what another one writes. */
const inTurn = <Result>(
  database: Extract<ReadyDatabase, { kind: 'ready' }>,
  scan: () => Promise<Result>,
): Promise<Result> => (database.javaRepositories.length === 0 ? scan() : byDatabase(database, scan))

interface Ready extends TrivyInput {
  readonly trivy: Extract<InstalledScanner, { kind: 'ready' }>
  readonly database: Extract<ReadyDatabase, { kind: 'ready' }>
}

const scannerOf = ({ image, trivy, database, timeoutMinutes }: Ready): Scanner<TrivyReading> => {
  const java = javaIndex(database.javaRepositories)
  return {
    source: 'trivy',
    timeoutMinutes,
    // Trivy fails on an empty secret configuration.
    configuration: { 'trivy.yaml': '', ignore: '', 'secret.yaml': '{}' },
    argv: ({ of, report }) => [
      ...([trivy.path, 'image', '--input', image.archive] as const),
      ...['--format', 'json', '--output', report, '--exit-code', '0', '--list-all-pkgs=false'],
      ...['--scanners', 'vuln,secret', '--severity', SEVERITIES.join(','), '--ignore-unfixed=false'],
      ...['--config', of('trivy.yaml'), '--ignorefile', of('ignore'), '--secret-config', of('secret.yaml')],
      ...['--cache-dir', database.cacheDirectory, '--cache-backend', 'memory'],
      ...['--skip-db-update', '--skip-check-update', '--offline-scan', ...java.options],
      ...['--skip-version-check', '--disable-telemetry', '--no-progress', '--timeout', `${timeoutMinutes}m`],
    ],
    inherit: java.inherit,
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

/** Trivy downloads its index of Java packages (about 1 GB) at the first JAR, and cannot scan a JAR without it. */
const javaIndex = (
  repositories: readonly string[],
): { readonly options: readonly string[]; readonly inherit: readonly string[] } =>
  repositories.length === 0
    ? { options: ['--skip-java-db-update'], inherit: [] }
    : { options: ['--java-db-repository', repositories.join(',')], inherit: NETWORK_VARIABLES }

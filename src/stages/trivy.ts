/**
 * Stage `trivy`: vulnerabilities and secrets in the image archive, in one run. Trivy is asked for everything with exit code 0; the
 * JSON is the truth and the gate alone judges. Nothing of the checkout (trivy.yaml, .trivyignore, trivy-secret.yaml) and no
 * `TRIVY_*` variable can weaken it: it runs in an empty folder, with every file named and an environment of its own.
 */
import { join } from 'node:path'
import { defineStage } from '../ports/stage.ts'
import { shortDigest } from '../domain/image/digest.ts'
import { countBy, SEVERITIES, type ScanResult, type TrivyReport } from '../domain/scan/findings.ts'
import type { BuiltImage } from '../domain/image/image.ts'
import {
  hintFor,
  NETWORK_VARIABLES,
  reasonOf,
  type InstalledScanner,
  type ReadyDatabase,
  type Reason,
} from '../domain/scan/scanners.ts'
import { parseTrivyJson } from '../domain/scan/trivy-json.ts'
import type { Ports } from '../ports/ports.ts'

export interface TrivyInput {
  readonly image: BuiltImage
  readonly trivy: InstalledScanner
  readonly database: ReadyDatabase
  readonly timeoutMinutes: number
}

type TrivyPorts = Pick<Ports, 'exec' | 'files' | 'log'>

/** Trivy ends by itself at `--timeout` and says so; this is for when it does not. */
const GRACE_MS = 15_000

const REPORT_IT = 'Look at the log of the trivy stage; run again, and report it if it stays.'

export const trivyScan = defineStage({
  kind: 'trivy',
  title: 'Scan with Trivy',
  uses: ['exec', 'files', 'log'],
  run: async (input: TrivyInput, ports: TrivyPorts): Promise<ScanResult<TrivyReport>> => {
    const { trivy, database } = input
    if (trivy.kind === 'broke') return broke(trivy)
    if (database.kind === 'broke') return broke(database)
    try {
      const json = await scan({ ...input, trivy, database }, ports)
      return read(json, { ...input, trivy, database }, ports)
    } catch (error) {
      const reason = reasonOf(error, REPORT_IT)
      if (reason === null) throw error
      return broke({ ...reason, hint: hintFor(reason.because) ?? reason.hint })
    }
  },
  record: (result) => result,
})

const broke = ({ because, hint }: Reason): ScanResult<never> => ({ kind: 'broke', scanner: 'trivy', because, hint })

interface Ready extends TrivyInput {
  readonly trivy: Extract<InstalledScanner, { kind: 'ready' }>
  readonly database: Extract<ReadyDatabase, { kind: 'ready' }>
}

/** Runs Trivy once; gives the text of its report, or null when it wrote none. */
const scan = async (input: Ready, { exec, files }: TrivyPorts): Promise<string | null> => {
  const directory = await files.makePrivateDirectory('trivy')
  const at = (name: string): string => join(directory, name)
  await files.writePrivate(at('trivy.yaml'), '')
  await files.writePrivate(at('ignore'), '')
  await files.writePrivate(at('secret.yaml'), '{}')
  // Empty, and apart from the report: nothing in it is ever read by Trivy as its own.
  await files.makeDirectory(at('empty'))
  const java = javaIndex(input.database.javaRepositories)
  await exec.run({
    argv: [
      input.trivy.path,
      'image',
      ...['--input', input.image.archive],
      ...['--format', 'json', '--output', at('report.json'), '--exit-code', '0', '--list-all-pkgs=false'],
      ...['--scanners', 'vuln,secret', '--severity', SEVERITIES.join(','), '--ignore-unfixed=false'],
      ...['--config', at('trivy.yaml'), '--ignorefile', at('ignore'), '--secret-config', at('secret.yaml')],
      ...['--cache-dir', input.database.cacheDirectory, '--cache-backend', 'memory'],
      ...['--skip-db-update', '--skip-check-update', '--offline-scan', ...java.options],
      ...['--skip-version-check', '--disable-telemetry', '--no-progress', '--timeout', `${input.timeoutMinutes}m`],
    ],
    inherit: ['PATH', ...java.inherit],
    set: { HOME: at('empty'), TMPDIR: directory, DOCKER_CONFIG: at('empty'), NO_COLOR: '1' },
    cwd: at('empty'),
    output: 'log',
    timeoutMs: input.timeoutMinutes * 60_000 + GRACE_MS,
  })
  return files.readText(at('report.json'))
}

/** Trivy fetches its index of Java packages (about a gigabyte) at the first JAR that it meets, and can not scan one without. */
const javaIndex = (repositories: readonly string[]): { options: readonly string[]; inherit: readonly string[] } =>
  repositories.length === 0
    ? { options: ['--skip-java-db-update'], inherit: [] }
    : { options: ['--java-db-repository', repositories.join(',')], inherit: NETWORK_VARIABLES }

const read = (json: string | null, input: Ready, { log }: TrivyPorts): ScanResult<TrivyReport> => {
  const { trivy, database, image } = input
  if (json === null) return broke({ because: 'Trivy ended well but wrote no report', hint: REPORT_IT })
  const parsed = parseTrivyJson(json, {
    archive: image.archive,
    image: image.localReference,
    version: trivy.version,
    database: { updatedAt: database.updatedAt, source: database.source },
  })
  if (parsed.kind === 'invalid') {
    return broke({ because: `Trivy's report can not be used: ${parsed.problem}`, hint: REPORT_IT })
  }
  const report = parsed.value
  if (report.configDigest !== image.configDigest) {
    const because = `Trivy read another image (${shortDigest(report.configDigest)}) than the one that was built (${shortDigest(image.configDigest)})`
    return broke({ because, hint: 'Find out what else writes to the temporary folder of this job.' })
  }
  const counts = countBy(
    SEVERITIES,
    report.findings.map((finding) => finding.severity),
  )
  log.info(`Trivy ${report.version}: ${SEVERITIES.map((severity) => `${counts[severity]} ${severity}`).join(', ')}`)
  return { kind: 'report', report }
}

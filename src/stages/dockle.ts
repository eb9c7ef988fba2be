/**
 * Stage `dockle`: how the image is built, from the same archive that Trivy reads, in one run with exit code 0; the gate alone judges. It
 * runs in an empty folder with an environment of its own, so no .dockleignore and no `DOCKLE_*` variable can weaken it.
 */
import { join } from 'node:path'
import { defineStage } from '../ports/stage.ts'
import { parseDockleJson } from '../domain/scan/dockle-json.ts'
import { countBy, DOCKLE_LEVELS, type DockleReport, type ScanResult } from '../domain/scan/findings.ts'
import type { BuiltImage } from '../domain/image/image.ts'
import { reasonOf, type InstalledScanner, type Reason } from '../domain/scan/scanners.ts'
import type { Ports } from '../ports/ports.ts'

export interface DockleInput {
  readonly image: BuiltImage
  readonly dockle: InstalledScanner
  readonly timeoutMinutes: number
}

type DocklePorts = Pick<Ports, 'exec' | 'files' | 'log'>

/** Dockle ends by itself at `--timeout` (for most of its work); this is for when it does not. */
const GRACE_MS = 15_000

const REPORT_IT = 'Look at the log of the dockle stage; run again, and report it if it stays.'

export const dockleScan = defineStage({
  kind: 'dockle',
  title: 'Scan with Dockle',
  uses: ['exec', 'files', 'log'],
  run: async (input: DockleInput, ports: DocklePorts): Promise<ScanResult<DockleReport>> => {
    const { dockle, image } = input
    if (dockle.kind === 'broke') return broke(dockle)
    if (image.archive.includes(':')) {
      const because = `Dockle can not read ${image.archive}: it takes what follows a colon for a tag`
      return broke({ because, hint: 'Let RUNNER_TEMP (or TMPDIR) be a path without a colon.' })
    }
    try {
      const json = await scan({ ...input, dockle }, ports)
      return read(json, dockle.version, ports)
    } catch (error) {
      const reason = reasonOf(error, REPORT_IT)
      if (reason === null) throw error
      return broke(reason)
    }
  },
  record: (result) => result,
})

const broke = ({ because, hint }: Reason): ScanResult<never> => ({ kind: 'broke', scanner: 'dockle', because, hint })

interface Ready extends DockleInput {
  readonly dockle: Extract<InstalledScanner, { kind: 'ready' }>
}

/** Runs Dockle once; gives the text of its report, or null when it wrote none. */
const scan = async (input: Ready, { exec, files }: DocklePorts): Promise<string | null> => {
  const directory = await files.makePrivateDirectory('dockle')
  const empty = join(directory, 'empty')
  const report = join(directory, 'report.json')
  await files.makeDirectory(empty)
  await exec.run({
    // No --quiet: Dockle writes its errors to standard output, and --quiet hides them.
    argv: [
      input.dockle.path,
      ...['--input', input.image.archive, '--format', 'json', '--output', report, '--exit-code', '0'],
      ...['--timeout', `${input.timeoutMinutes}m`, '--no-color', '--cache-dir', empty],
    ],
    inherit: ['PATH'],
    set: { HOME: empty, TMPDIR: directory, DOCKER_CONFIG: empty },
    cwd: empty,
    output: 'log',
    timeoutMs: input.timeoutMinutes * 60_000 + GRACE_MS,
  })
  return files.readText(report)
}

const read = (json: string | null, version: string, { log }: DocklePorts): ScanResult<DockleReport> => {
  if (json === null) return broke({ because: 'Dockle ended well but wrote no report', hint: REPORT_IT })
  const parsed = parseDockleJson(json, version)
  if (parsed.kind === 'invalid') {
    return broke({ because: `Dockle's report can not be used: ${parsed.problem}`, hint: REPORT_IT })
  }
  const counts = countBy(
    DOCKLE_LEVELS,
    parsed.value.findings.map((finding) => finding.level),
  )
  log.info(`Dockle ${version}: ${DOCKLE_LEVELS.map((level) => `${counts[level]} ${level}`).join(', ')}`)
  return { kind: 'report', report: parsed.value }
}

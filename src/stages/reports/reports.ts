/**
 * Stage `reports`: every report from the one scan of each image, in a folder for later steps: JSON, table, SBOMs and SARIF. It runs when the
 * judgement is known, also where the gate blocks, and never fails: what cannot be written is a warning.
 */
import { join } from 'node:path'
import { cleanDockleJson } from '../../domain/reports/clean-dockle.ts'
import { cleanTrivyJson, type Cleaned } from '../../domain/reports/clean-trivy.ts'
import { judgementsOn, type JudgedFindings } from '../../domain/reports/judgements.ts'
import { redactedReport } from '../../domain/reports/redacted-report.ts'
import { reportedImages, type ReportedImage, type ReportedScans } from '../../domain/reports/reported-images.ts'
import type { SharedReport } from '../../domain/reports/same-name.ts'
import type { ReportFile, WrittenReports } from '../../domain/reports/written-reports.ts'
import type { ImageHistory } from '../../domain/sarif/layer-lines.ts'
import { sarifOf } from '../../domain/sarif/sarif-of.ts'
import { placesFor, type SourcePlaces } from '../../domain/sarif/source-places.ts'
import type { ScanReport } from '../../domain/scan/findings.ts'
import type { Parsed } from '../../domain/scan/scanner-json.ts'
import type { InstalledScanner } from '../../domain/scan/scanners.ts'
import { messageOf } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { convert, CONVERTED, type ConvertedName } from './convert.ts'
import { findDockerfile, type BuildSource } from './dockerfile-place.ts'

export interface ReportsInput extends ReportedScans {
  readonly judged: JudgedFindings
  readonly trivy: InstalledScanner
  /** Null: the image was not built. */
  readonly source: BuildSource | null
  /** A file of the repository, for what is in no Dockerfile of it. */
  readonly fallback: string
}

type ReportPorts = Pick<Ports, 'exec' | 'files' | 'secrets' | 'log'>

export const writeReports = defineStage({
  kind: 'reports',
  title: 'Write the reports',
  uses: ['exec', 'files', 'secrets', 'log'],
  run: async (input: ReportsInput, ports: ReportPorts): Promise<WrittenReports> => {
    const problems: string[] = []
    const attempt = async <Value>(what: string, act: () => Promise<Value>): Promise<Value | null> => {
      try {
        return await act()
      } catch (error) {
        problems.push(`${what} cannot be written: ${messageOf(error)}`)
        return null
      }
    }
    const folder = await attempt('the folder of the reports', () => ports.files.makeLastingDirectory('reports'))
    const files: ReportFile[] = []
    if (folder !== null) {
      const dockerfile = await attempt('the line of each finding', () => findSource(input, ports))
      for (const image of reportedImages(input)) {
        const writer: Writer = { folder, files, problems, attempt, ports }
        await writeImage(image, { ...input, dockerfile }, writer)
      }
      ports.log.info(`${files.length} reports in ${folder}: ${files.map(({ name }) => name).join(', ')}`)
    }
    for (const problem of problems) ports.log.warning(problem)
    if (folder === null || files.length > 0) return { folder, files, problems }
    await ports.files.remove(folder)
    return { folder: null, files, problems }
  },
  record: (written) => written,
})

const findSource = async ({ source }: ReportsInput, ports: ReportPorts): Promise<SourcePlaces['dockerfile']> => {
  const found = source === null ? null : await findDockerfile(source, ports)
  return found === null ? null : { ...found, target: source?.target ?? null }
}

interface Writer {
  readonly folder: string
  readonly files: ReportFile[]
  readonly problems: string[]
  /** Gives null, and remembers why, where it fails. */
  readonly attempt: <Value>(what: string, act: () => Promise<Value>) => Promise<Value | null>
  readonly ports: ReportPorts
}

type Written = Pick<ReportsInput, 'judged' | 'trivy' | 'fallback' | 'imageName'> & Pick<SourcePlaces, 'dockerfile'>

const writeImage = async (image: ReportedImage, input: Written, writer: Writer): Promise<void> => {
  const history = await writeTrivy(image, input.trivy, writer)
  await writeDockle(image, writer)
  // Nobody fixes the image of a side-car in the Dockerfile of the run.
  const places = { ...input, dockerfile: image.folder === '' ? input.dockerfile : null, history }
  for (const { report, sarif } of image.reports) {
    const name = `${image.folder}${report.source}.sarif`
    if (sarif.kind === 'own') await writeSarif({ ...input, ...sarif, image, name, places }, writer)
    if (sarif.kind === 'incomplete') writer.problems.push(`${name} is not written: ${sarif.because}`)
  }
}

const NO_HISTORY: ImageHistory = { entries: [], layers: [] }

const writeTrivy = async (image: ReportedImage, trivy: InstalledScanner, writer: Writer): Promise<ImageHistory> => {
  const name = `${image.folder}trivy.json`
  const { redact } = writer.ports.secrets
  const clean = (text: string): Parsed<Cleaned> => cleanTrivyJson(text, image, redact)
  const cleaned = await fromRaw({ image, source: 'trivy', name, clean }, writer)
  if (cleaned === null) return NO_HISTORY
  const isWritten = await write(name, cleaned.text, writer)
  if (isWritten && trivy.kind === 'ready') {
    for (const converted of Object.keys(CONVERTED) as ConvertedName[]) {
      const file = `${image.folder}${converted}`
      await writer.attempt(file, async () => {
        const [json, output] = [join(writer.folder, name), join(writer.folder, file)]
        await convert({ trivy, json, name: converted, output }, writer.ports)
        writer.files.push({ name: file })
      })
    }
  }
  return cleaned.history
}

const writeDockle = async (image: ReportedImage, writer: Writer): Promise<void> => {
  const name = `${image.folder}dockle.json`
  const { redact } = writer.ports.secrets
  const clean = (raw: string): Parsed<string> => cleanDockleJson(raw, redact)
  const text = await fromRaw({ image, source: 'dockle', name, clean }, writer)
  if (text !== null) await write(name, text, writer)
}

interface Raw<Value> {
  readonly image: ReportedImage
  readonly source: ScanReport['source']
  readonly name: string
  readonly clean: (text: string) => Parsed<Value>
}

/** What is made of a scanner's own report; null where it has written none. */
const fromRaw = async <Value>(
  { image, source, name, clean }: Raw<Value>,
  { attempt, ports }: Writer,
): Promise<Value | null> => {
  const raw = image.reports.find(({ report }) => report.source === source)?.raw ?? null
  if (raw === null) return null
  return attempt(name, async () => {
    const cleaned = clean((await ports.files.readText(raw)) ?? '')
    if (cleaned.kind === 'invalid') throw new Error(`the scanner's report is invalid: ${cleaned.problem}`)
    return cleaned.value
  })
}

interface SarifJob extends SharedReport {
  readonly image: ReportedImage
  readonly imageName: string
  readonly name: string
  readonly places: SourcePlaces
  readonly judged: JudgedFindings
}

const writeSarif = async (job: SarifJob, writer: Writer): Promise<void> => {
  const { image, imageName, name, places } = job
  const { redact } = writer.ports.secrets
  await writer.attempt(name, async () => {
    const { report, originalOf } = redactedReport(job.report, image, redact)
    const { exceptedBy, comparedAs } = judgementsOn(job.judged)
    const { log, text, leftOut } = sarifOf({
      ...{ report, imageName, localName: image.name, placeOf: placesFor(places) },
      exceptedBy: (finding) => redact(exceptedBy(job.originalOf(originalOf(finding))) ?? '') || null,
      comparedAs: (finding) => comparedAs(job.originalOf(originalOf(finding))),
    })
    await writer.ports.files.writePrivate(join(writer.folder, name), text)
    const [{ automationDetails, results, tool }] = log.runs
    const sarif = { tool: tool.driver.name, category: automationDetails.id, results: results.length, leftOut }
    writer.files.push({ name, sarif })
    if (leftOut > 0)
      writer.ports.log.warning(`${name}: ${leftOut} of ${leftOut + results.length} findings are left out`)
  })
}

const write = async (name: string, text: string, { folder, files, attempt, ports }: Writer): Promise<boolean> => {
  const written = await attempt(name, async () => {
    await ports.files.writePrivate(join(folder, name), text)
    files.push({ name })
    return true
  })
  return written === true
}

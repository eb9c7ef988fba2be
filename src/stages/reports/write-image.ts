/** The reports on one image: those of each scanner, cleaned, what Trivy makes of its own, and SARIF. */
import { join } from 'node:path'
import { cleanDockleJson } from '../../domain/reports/clean-dockle.ts'
import { cleanTrivyJson, type Cleaned } from '../../domain/reports/clean-trivy.ts'
import type { ReportedImage } from '../../domain/reports/reported-images.ts'
import type { ImageHistory } from '../../domain/sarif/layer-lines.ts'
import type { ScanReport } from '../../domain/scan/findings.ts'
import type { Parsed } from '../../domain/scan/scanner-json.ts'
import type { InstalledScanner } from '../../domain/scan/scanners.ts'
import { convert, CONVERTED, type ConvertedName } from './convert.ts'
import { wholeOrNone, writeFile, type FolderWriter } from './report-writer.ts'
import { writeSarif, type Written } from './write-sarif.ts'

/** Writes what can be written. */
export const writeImage = async (
  image: ReportedImage,
  input: Written & { readonly trivy: InstalledScanner },
  writer: FolderWriter,
): Promise<void> => {
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

const writeTrivy = async (
  image: ReportedImage,
  trivy: InstalledScanner,
  writer: FolderWriter,
): Promise<ImageHistory> => {
  const name = `${image.folder}trivy.json`
  const cleaned = await cleanedTrivy(image, writer)
  if (cleaned === null) return NO_HISTORY
  const isWritten = await writeFile(name, cleaned.text, writer)
  if (isWritten && trivy.kind === 'ready') {
    for (const converted of Object.keys(CONVERTED) as ConvertedName[]) {
      const file = `${image.folder}${converted}`
      await writer.attempt(file, async () => {
        const json = join(writer.folder, name)
        await wholeOrNone(file, writer, (output) => convert({ trivy, json, name: converted, output }, writer.ports))
        writer.files.push({ name: file })
      })
    }
  }
  return cleaned.history
}

const cleanedTrivy = async (image: ReportedImage, writer: FolderWriter): Promise<Cleaned | null> => {
  const { redact } = writer.ports.secrets
  const clean = (text: string): Parsed<Cleaned> => cleanTrivyJson(text, image, redact)
  return fromRaw({ image, source: 'trivy', name: `${image.folder}trivy.json`, clean }, writer)
}

/** The image's history, which only Trivy's report has; without one it is empty. */
export const historyOf = async (image: ReportedImage, writer: FolderWriter): Promise<ImageHistory> =>
  (await cleanedTrivy(image, writer))?.history ?? NO_HISTORY

const writeDockle = async (image: ReportedImage, writer: FolderWriter): Promise<void> => {
  const name = `${image.folder}dockle.json`
  const { redact } = writer.ports.secrets
  const clean = (raw: string): Parsed<string> => cleanDockleJson(raw, redact)
  const text = await fromRaw({ image, source: 'dockle', name, clean }, writer)
  if (text !== null) await writeFile(name, text, writer)
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
  { attempt, ports }: FolderWriter,
): Promise<Value | null> => {
  const raw = image.reports.find(({ report }) => report.source === source)?.raw ?? null
  if (raw === null) return null
  return attempt(name, async () => {
    const cleaned = clean((await ports.files.readText(raw)) ?? '')
    if (cleaned.kind === 'invalid') throw new Error(`the scanner's report is invalid: ${cleaned.problem}`)
    return cleaned.value
  })
}

/** One report of a scanner on an image as SARIF. */
import { judgementsOn, type JudgedFindings } from '../../domain/reports/judgements.ts'
import { redactedReport } from '../../domain/reports/redacted-report.ts'
import type { ReportedImage } from '../../domain/reports/reported-images.ts'
import type { SharedReport } from '../../domain/reports/same-name.ts'
import { sarifOf } from '../../domain/sarif/sarif-of.ts'
import { placesFor, type SourcePlaces } from '../../domain/sarif/source-places.ts'
import { wholeOrNone, type FolderWriter } from './report-writer.ts'

/** What the reports of a run share. */
export interface Written extends Pick<SourcePlaces, 'dockerfile' | 'fallback'> {
  readonly imageName: string
  readonly judged: JudgedFindings
}

interface SarifJob extends Omit<Written, 'dockerfile' | 'fallback'>, SharedReport {
  readonly image: ReportedImage
  /** Of the file. */
  readonly name: string
  readonly places: SourcePlaces
}

/** Writes it; a warning says what has no room. */
export const writeSarif = async (job: SarifJob, writer: FolderWriter): Promise<void> => {
  const { image, imageName, name, places } = job
  const { secrets, files, log: runLog } = writer.ports
  const { redact } = secrets
  await writer.attempt(name, async () => {
    const { report, originalOf } = redactedReport(job.report, image, redact)
    const { exceptedBy, comparedAs } = judgementsOn(job.judged)
    const { log, text, leftOut } = sarifOf({
      ...{ report, imageName, localName: image.name, placeOf: placesFor(places) },
      exceptedBy: (finding) => redact(exceptedBy(job.originalOf(originalOf(finding))) ?? '') || null,
      comparedAs: (finding) => comparedAs(job.originalOf(originalOf(finding))),
    })
    await wholeOrNone(name, writer, (path) => files.writePrivate(path, text))
    const [{ automationDetails, results, tool }] = log.runs
    const sarif = { tool: tool.driver.name, category: automationDetails.id, results: results.length, leftOut }
    writer.files.push({ name, sarif })
    if (leftOut > 0) runLog.warning(`${name}: ${leftOut} of ${leftOut + results.length} findings are left out`)
  })
}

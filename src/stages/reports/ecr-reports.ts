/**
 * Stage `ecr-reports`: adds what ECR's own scan found to the reports that were written before the push: a SARIF file of its own, and the list of
 * all findings again. It never fails, and what it cannot write leaves the first reports as they are.
 */
import type { JudgedFindings } from '../../domain/reports/judgements.ts'
import { allScans, ofRun } from '../../domain/reports/reported-images.ts'
import type { WrittenReports } from '../../domain/reports/written-reports.ts'
import { wasScanned, type Finding, type ScanReport, type ScanResult } from '../../domain/scan/findings.ts'
import { withKnownLayers } from '../../domain/sarif/known-layers.ts'
import { defineStage } from '../../ports/stage.ts'
import { findSource } from './dockerfile-place.ts'
import { reportWriter, warnOfProblems, type FolderWriter, type ReportPorts } from './report-writer.ts'
import type { ReportsInput } from './reports-input.ts'
import { writeFindings } from './write-findings.ts'
import { historyOf } from './write-image.ts'
import { writeSarif } from './write-sarif.ts'

export interface EcrReportsInput {
  /** What the reports before the push were made of. */
  readonly before: ReportsInput
  /** Null: there are none. */
  readonly folder: string | null
  readonly scan: ScanResult
  readonly judged: JudgedFindings
}

export const writeEcrReports = defineStage({
  kind: 'reports',
  title: 'Add the findings of ECR to the reports',
  uses: ['exec', 'files', 'secrets', 'log'],
  run: async (input: EcrReportsInput, ports: ReportPorts): Promise<WrittenReports> => {
    const { before, folder, scan, judged } = input
    const writer = reportWriter(ports)
    if (folder !== null) {
      const inFolder = { ...writer, folder }
      // An empty report would close every alert, so that a scan that was not made has none.
      if (scan.kind === 'report' && wasScanned(scan.report)) await writeReport(scan.report, input, inFolder)
      const gates = [
        { scans: allScans(before), judged: before.judged },
        { scans: [scan], judged },
      ]
      await writeFindings({ ...before, gates }, inFolder)
      if (writer.files.length > 0)
        ports.log.info(`Added to the reports: ${writer.files.map(({ name }) => name).join(', ')}`)
    }
    warnOfProblems(writer)
    const { files, problems } = writer
    return { folder, files, problems }
  },
  record: (written) => written,
})

const writeReport = async (
  report: ScanReport,
  { before, judged }: EcrReportsInput,
  writer: FolderWriter,
): Promise<void> => {
  const image = ofRun(before)
  const dockerfile = await writer.attempt('the line of each finding', () => findSource(before.source, writer.ports))
  const history = await historyOf(image, writer)
  const places = { dockerfile, history, fallback: before.fallback }
  const reports = image.reports.map((one) => one.report)
  const own = { report: withKnownLayers(report, reports), originalOf: (finding: Finding) => finding }
  await writeSarif({ ...before, ...own, name: 'ecr.sarif', judged, image, places }, writer)
}

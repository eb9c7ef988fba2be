/**
 * Stage `reports`: every report from the one scan of each image, in a folder for later steps: JSON, table, SBOMs and SARIF. It runs when the
 * judgement is known, also where the gate blocks, and never fails: what cannot be written is a warning.
 */
import { allScans, reportedImages } from '../../domain/reports/reported-images.ts'
import type { WrittenReports } from '../../domain/reports/written-reports.ts'
import { defineStage } from '../../ports/stage.ts'
import { findSource } from './dockerfile-place.ts'
import { reportWriter, warnOfProblems, type ReportPorts } from './report-writer.ts'
import type { ReportsInput } from './reports-input.ts'
import { writeFindings } from './write-findings.ts'
import { writeImage } from './write-image.ts'

export const writeReports = defineStage({
  kind: 'reports',
  title: 'Write the reports',
  uses: ['exec', 'files', 'secrets', 'log'],
  run: async (input: ReportsInput, ports: ReportPorts): Promise<WrittenReports> => {
    const writer = reportWriter(ports)
    const { files, problems, attempt } = writer
    const folder = await attempt('the folder of the reports', () => ports.files.makeLastingDirectory('reports'))
    if (folder !== null) {
      const dockerfile = await attempt('the line of each finding', () => findSource(input.source, ports))
      for (const image of reportedImages(input))
        await writeImage(image, { ...input, dockerfile }, { ...writer, folder })
      const scans = allScans(input)
      if (scans.some(({ kind }) => kind === 'report'))
        await writeFindings({ ...input, gates: [{ scans, judged: input.judged }] }, { ...writer, folder })
      ports.log.info(`${files.length} reports in ${folder}: ${files.map(({ name }) => name).join(', ')}`)
    }
    warnOfProblems(writer)
    if (folder === null || files.length > 0) return { folder, files, problems }
    await ports.files.remove(folder)
    return { folder: null, files, problems }
  },
  record: (written) => written,
})

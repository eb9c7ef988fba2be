/** `findings.json` and `findings.txt`: what every scanner found, and what the gate says of it. */
import { findingsDocument, type JudgedScans } from '../../domain/reports/all-findings.ts'
import { findingsTable } from '../../domain/reports/findings-table.ts'
import { ofRun, reportedImages, type ReportedScans } from '../../domain/reports/reported-images.ts'
import { visibleJson } from '../../domain/reports/visible-json.ts'
import type { About } from '../../domain/scan/findings.ts'
import type { ImageNames } from '../../domain/reports/redacted-report.ts'
import { replaceFile, type FolderWriter } from './report-writer.ts'

export interface FindingsOfRun extends ReportedScans {
  /** Those before the push, then that of ECR's scan. */
  readonly gates: readonly JudgedScans[]
}

/** Writes both, in the place of earlier ones. */
export const writeFindings = async (run: FindingsOfRun, writer: FolderWriter): Promise<void> => {
  const { imageName, gates } = run
  const { redact } = writer.ports.secrets
  const document = await writer.attempt('findings.json', () =>
    Promise.resolve(findingsDocument({ imageName, gates, namesOf: namesIn(run), redact })),
  )
  if (document === null) return
  await replaceFile('findings.json', visibleJson(document), writer)
  await replaceFile('findings.txt', findingsTable(document), writer)
}

const namesIn = (run: ReportedScans): ((about: About) => ImageNames) => {
  const [, ...others] = reportedImages(run)
  const bySideCar = new Map(others.map((image, index) => [keyOf(run.sideCars[index]), image]))
  return (about) => {
    if (about.sideCar === undefined) return ofRun(run)
    return bySideCar.get(keyOf(about)) ?? { name: about.sideCar.image, localName: '' }
  }
}

const keyOf = (about: About | undefined): string => `${about?.sideCar?.image ?? ''} ${about?.sideCar?.platform ?? ''}`

/** What is said of scans once they are judged: reports, code scanning, the comment. Nothing waits for any of it, and it is said when the gate blocks, too. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { PostResult } from '../../domain/github/posted.ts'
import type { WrittenReports } from '../../domain/reports/written-reports.ts'
import type { ScanResult } from '../../domain/scan/findings.ts'
import type { Judged } from '../../domain/scan/judged.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { writeEcrReports } from '../../stages/reports/ecr-reports.ts'
import { commentOn } from './comment-on.ts'
import { uploadReports } from './tell-github.ts'
import { reportsInput, writeReportsOf, type Reported } from './write-reports-of.ts'

export interface Said {
  readonly of: Reported
  readonly reports: Node<WrittenReports>
  readonly comment: readonly Node<PostResult | null>[]
}

/** Of the scans before the push. */
export const report = (flow: Flow<Ports>, c: Config, of: Reported): Said => {
  const comment = commentOn(flow, c, { judged: [of.judged] })
  const reports = writeReportsOf(flow, c, of)
  uploadReports(flow, c, reports)
  return { of, reports, comment }
}

interface InRegistry {
  readonly said: Said
  readonly scan: Node<ScanResult>
  readonly judged: Node<Judged>
}

/** Of ECR's scan, in addition. */
export const reportToo = (flow: Flow<Ports>, c: Config, { said, scan, judged }: InRegistry): void => {
  const { of, reports, comment } = said
  commentOn(flow.named('ecr-comment'), c, { judged: [of.judged, judged], earlier: comment })
  const added = flow.named('ecr-reports').stage(writeEcrReports, { ...of, reports, scan, ofEcr: judged }, (r) => ({
    before: reportsInput(c, r),
    folder: r.reports.folder,
    scan: r.scan,
    judged: r.ofEcr,
  }))
  uploadReports(flow.named('ecr-code-scanning'), c, added)
}

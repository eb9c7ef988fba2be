/** The reports of the scans, as soon as they are judged: nothing depends on them, and they are written also where the gate blocks. */
import type { Flow } from '../../core/flow.ts'
import type { Node, Given } from '../../core/node.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import type { WrittenReports } from '../../domain/reports/written-reports.ts'
import type { ScanResult } from '../../domain/scan/findings.ts'
import type { Judged } from '../../domain/scan/judged.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import { allScanned, type ScannedSideCars } from '../../domain/scan/side-car-scans.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import type { ReportsInput } from '../../stages/reports/reports-input.ts'
import { writeReports } from '../../stages/reports/reports.ts'
import { fallbackFile, imageNameOf } from './names-in-reports.ts'

/** What reports are made of. A type, since an interface would not be a record of needs. */
export type Reported = {
  readonly build: Node<BuiltImage>
  readonly scanners: Node<Scanners>
  readonly scans: readonly Node<ScanResult>[]
  readonly others: readonly Node<ScannedSideCars | null>[]
  readonly judged: Node<Judged>
}

/** Gives the node that writes them. */
export const writeReportsOf = (flow: Flow<Ports>, c: Config, needed: Reported): Node<WrittenReports> =>
  flow.stage(writeReports, needed, (r) => reportsInput(c, r))

const reportedToo = (others: readonly (ScannedSideCars | null)[]): Pick<ReportsInput, 'sideCars' | 'unread'> => {
  const { images, unread = [] } = allScanned(others)
  return { sideCars: images, unread }
}

/** What the stage that writes them is given. */
export const reportsInput = (c: Config, r: Given<Reported>): ReportsInput => ({
  imageName: imageNameOf(c),
  localName: r.build.localReference,
  scans: r.scans,
  ...reportedToo(r.others),
  judged: r.judged,
  trivy: r.scanners.trivy,
  source: c.image === null ? { workspace: c.run.workspace, ...c.build } : null,
  fallback: fallbackFile(c),
})

/** What a rescan reports, here and in GitHub: it has no image of its own. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { Judged } from '../../domain/scan/judged.ts'
import type { Rebuilds } from '../../domain/scan/rebuild.ts'
import type { FoundRunning } from '../../domain/scan/running-images.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import type { ScannedSideCars } from '../../domain/scan/side-car-scans.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { writeReports } from '../../stages/reports/reports.ts'
import { keepIssueOf } from './keep-issue-of.ts'
import { fallbackFile, placesNameOf } from './names-in-reports.ts'
import { uploadReports } from './tell-github.ts'

interface JudgedRunning {
  readonly running: Node<FoundRunning>
  readonly scanners: Node<Scanners>
  readonly scanned: Node<ScannedSideCars>
  readonly judged: Node<Judged>
  readonly rebuilds: Node<Rebuilds>
}

/** Each image has its own, as side-cars do. */
export const reportRunning = (flow: Flow<Ports>, c: Config, needed: JudgedRunning): void => {
  const { running, scanners, scanned, judged } = needed
  const reports = flow.stage(writeReports, { running, scanners, scanned, judged }, (r) => ({
    imageName: placesNameOf(c),
    localName: '',
    scans: [],
    sideCars: r.scanned.images,
    unread: r.scanned.unread ?? [],
    idle: r.running.idle,
    judged: r.judged,
    trivy: r.scanners.trivy,
    source: null,
    fallback: fallbackFile(c),
  }))
  uploadReports(flow, c, reports)
  keepIssueOf(flow, c, needed)
}

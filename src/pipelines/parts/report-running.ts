/** The reports of a rescan, which has no image of its own. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { Judged } from '../../domain/scan/judged.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import type { ScannedSideCars } from '../../domain/scan/side-car-scans.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { writeReports } from '../../stages/reports/reports.ts'
import { fallbackFile, imageNameOf } from './names-in-reports.ts'

interface JudgedRunning {
  readonly scanners: Node<Scanners>
  readonly scanned: Node<ScannedSideCars>
  readonly judged: Node<Judged>
}

/** Each image has its own, as side-cars do. */
export const reportRunning = (flow: Flow<Ports>, c: Config, needed: JudgedRunning): void => {
  flow.stage(writeReports, { ...needed }, (r) => ({
    imageName: imageNameOf(c),
    localName: '',
    scans: [],
    sideCars: r.scanned.images,
    judged: r.judged,
    trivy: r.scanners.trivy,
    source: null,
    fallback: fallbackFile(c),
  }))
}

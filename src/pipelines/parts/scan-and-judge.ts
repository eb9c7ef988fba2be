/** Every scanner over the same image, and one verdict on it and on the side-cars. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { Baseline } from '../../domain/scan/baseline.ts'
import type { SideCarBaselines } from '../../domain/scan/side-car-baseline.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import { NO_SIDE_CARS, scansOf, type ScannedSideCars } from '../../domain/scan/side-car-scans.ts'
import type { ScanResult } from '../../domain/scan/findings.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { dockleScan } from '../../stages/dockle.ts'
import { enforceGate } from '../../stages/gate.ts'
import { judgeFindings } from '../../stages/judge.ts'
import { targetToKnow, withKnown, type ImageToJudge } from './known-of-image.ts'
import { propertiesOfImage } from './properties-of-image.ts'
import { trivyScan } from '../../stages/trivy.ts'
import { report, type Said } from './report-scans.ts'

interface Scanned {
  readonly scanners: Node<Scanners>
  readonly build: Node<ImageToJudge>
  readonly sideCars: Node<ScannedSideCars | null>
  readonly baseline: Node<Baseline>
  readonly sideCarBaselines: Node<SideCarBaselines | null>
  readonly plan: Parameters<typeof targetToKnow>[2]
}

export interface ScannedAndJudged {
  readonly gate: Node<object>
  readonly said: Said
  readonly trivy: Node<ScanResult>
}

/** Places the scans, the judgement, what is said of them, and the gate, which fails when it blocks the image or that of a side-car. */
export const scanAndJudge = (flow: Flow<Ports>, c: Config, needed: Scanned): ScannedAndJudged => {
  const { sideCars, baseline, sideCarBaselines, plan, ...needs } = needed
  const target = targetToKnow(flow, c, plan)
  const trivy = flow.named('trivy').stage(trivyScan, needs, (r) => ({ ...c.scanners, ...r.scanners, image: r.build }))
  const withDockle = flow.named('dockle')
  const dockle = withDockle.stage(dockleScan, needs, (r) => ({ ...c.scanners, ...r.scanners, image: r.build }))
  const scans = [trivy, dockle, ...propertiesOfImage(flow, c, { ...needed, trivy })]
  const judged = flow.stage(judgeFindings, { ...needs, scans, sideCars, baseline, sideCarBaselines, target }, (r) => ({
    ...withKnown(c, r.build, r.target),
    comparing: { baseline: r.baseline, sideCars: r.sideCarBaselines?.images ?? [], days: c.baselineDays },
    scans: [...r.scans, ...scansOf(r.sideCars ?? NO_SIDE_CARS)],
  }))
  const said = report(flow, c, { ...needs, sideCars, scans, judged })
  return { gate: flow.stage(enforceGate, { judged }, (r) => r.judged), said, trivy }
}

/** Every scanner over the same image, and one verdict on it and on the side-cars. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { Baseline } from '../../domain/scan/baseline.ts'
import type { SideCarBaselines } from '../../domain/scan/side-car-baseline.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import { allScanned, scansOf, type ScannedSideCars } from '../../domain/scan/side-car-scans.ts'
import type { ScanResult } from '../../domain/scan/findings.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { enforceGate } from '../../stages/gate.ts'
import { judgeFindings } from '../../stages/judge.ts'
import { comparedToo } from './compared-too.ts'
import { targetToKnow, withKnown, type ImageToJudge } from './known-of-image.ts'
import { propertiesOfImage } from './properties-of-image.ts'
import { scansOfImage } from './scans-of-image.ts'
import { report, type Said } from './report-scans.ts'

interface Scanned {
  readonly scanners: Node<Scanners>
  readonly build: Node<ImageToJudge>
  readonly others: readonly Node<ScannedSideCars | null>[]
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
  const { scanners, build, plan, ...known } = needed
  const needs = { scanners, build }
  const [trivy, dockle] = scansOfImage(flow, c, needs)
  const scans = [trivy, dockle, ...propertiesOfImage(flow, c, { ...needed, trivy })]
  const judging = { build, ...known, scans, target: targetToKnow(flow, c, plan) }
  const judged = flow.stage(judgeFindings, judging, (r) => ({
    ...withKnown(c, r.build, r.target),
    comparing: { baseline: r.baseline, sideCars: comparedToo(r), days: c.baselineDays },
    scans: [...r.scans, ...scansOf(allScanned(r.others))],
  }))
  const said = report(flow, c, { ...needs, others: known.others, scans, judged })
  return { gate: flow.stage(enforceGate, { judged }, (r) => r.judged), said, trivy }
}

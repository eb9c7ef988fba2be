/** ECR's own scan of the image, and its verdict: between the push and what is deployed, where the setting says so. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import type { PushedImage } from '../../domain/image/image.ts'
import type { Baseline } from '../../domain/scan/baseline.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { awaitEcrScan } from '../../stages/ecr-scan/ecr-scan.ts'
import { scanEcrBaseline } from '../../stages/ecr-scan/scan-ecr-baseline.ts'
import { enforceGate } from '../../stages/gate.ts'
import { judgeFindings } from '../../stages/judge.ts'
import { knowing } from './known-when-pushed.ts'
import { reportToo, type Said } from './report-scans.ts'

interface Needed {
  readonly plan: Node<LiveTarget>
  readonly image: Node<PushedImage>
  /** What was said of the scans before the push. */
  readonly said: Said
  readonly baseline: Node<Baseline>
}

/** Gives the node that what is deployed waits for; it fails when the gate blocks the image. */
export const judgeInRegistry = (flow: Flow<Ports>, c: Config, needed: Needed): Node<object> => {
  if (c.scanners.ecrScan.kind === 'off') return flow.given({})
  const { plan, image, said } = needed
  const scan = flow
    .named('ecr-scan')
    .stage(awaitEcrScan, { plan, image }, (r) => ({ ...c.scanners.ecrScan, ...r.plan.repository, image: r.image }))
  const baseline = ecrBaselineOf(flow, c, needed)
  const judged = flow.named('ecr-judge').stage(judgeFindings, { scan, image, baseline }, (r) => ({
    ...c,
    ...{ exceptions: knowing(c.exceptions, r.image), scans: [r.scan] },
    comparing: { baseline: r.baseline, days: c.baselineDays },
  }))
  reportToo(flow, c, { said, scan, judged })
  return flow.named('ecr-gate').stage(enforceGate, { judged, image }, (r) => ({ ...r.judged, pushed: r.image }))
}

/** While the image is scanned by the others and pushed. */
const ecrBaselineOf = (flow: Flow<Ports>, c: Config, { plan, baseline }: Needed): Node<Baseline> => {
  if (c.baseline.kind === 'none') return baseline
  return flow.named('ecr-baseline').stage(scanEcrBaseline, { plan, baseline }, (r) => ({
    baseline: r.baseline,
    repository: r.plan.repository,
    minutes: c.scanners.ecrScan.minutes,
  }))
}

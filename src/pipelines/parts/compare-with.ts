/** What the new image is compared with, where the setting says so. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import type { Baseline } from '../../domain/scan/baseline.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { scanBaseline } from '../../stages/baseline/scan-baseline.ts'

/** Places what scans the baseline, if anything does. */
export type ScanBaseline = (scanners: Node<Scanners>) => Node<Baseline>

/** The plan is null where it is left out: the stage says then that there is no baseline. */
export const baselineOf =
  (flow: Flow<Ports>, c: Config, plan: Node<LiveTarget | null>): ScanBaseline =>
  (scanners) => {
    const { baseline } = c
    if (baseline.kind === 'none') return flow.given<Baseline>(baseline)
    return flow.stage(scanBaseline, { plan, scanners }, (r) => ({
      ...c.scanners,
      ...r.scanners,
      baseline,
      plan: r.plan,
    }))
  }

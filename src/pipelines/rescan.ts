/** What runs, judged again by today's database: an image that passed when it was deployed may have findings since. Nothing is changed. */
import type { Flow } from '../core/flow.ts'
import { scansOf } from '../domain/scan/side-car-scans.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { enforceGate } from '../stages/gate.ts'
import { judgeFindings } from '../stages/judge.ts'
import { findRunning } from '../stages/rescan/find-running.ts'
import { scanBases } from '../stages/rescan/scan-bases.ts'
import { scanRunning } from '../stages/rescan/scan-running.ts'
import { prepareScanners } from '../stages/scanners/scanners.ts'
import { reportRunning } from './parts/report-running.ts'

/** Scans every image that the services run, or all of the cluster, by digest. Fails where the policy blocks one. */
export const rescan = (flow: Flow<Ports>, c: Config): void => {
  const running = flow.stage(findRunning, {}, () => c)
  const scanners = flow.stage(prepareScanners, {}, () => c.scanners)
  const scanned = flow.named('rescan').stage(scanRunning, { running, scanners }, (r) => ({
    ...{ ...c.scanners, ...r.scanners, ...r.running },
    ...{ map: c.policy.map ?? {}, own: ownImages(c) },
  }))
  const judged = flow.stage(judgeFindings, { scanned }, (r) => ({ ...c, scans: scansOf(r.scanned) }))
  const rebuilds = flow.stage(scanBases, { scanners, scanned }, (r) => ({
    ...{ ...c.scanners, ...r.scanners },
    images: r.scanned.images,
  }))
  reportRunning(flow, c, { running, scanners, scanned, judged, rebuilds })
  flow.stage(enforceGate, { judged }, (r) => r.judged)
}

const ownImages = ({ registry, build, run }: Config) => ({
  repository: registry.repository,
  build,
  workspace: run.workspace,
})

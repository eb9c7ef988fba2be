/** A commit to a healthy service. Naming a node is an edge; stages whose needs are met run at the same time. */
import type { Flow } from '../core/flow.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { buildImage } from '../stages/build/build.ts'
import { planTarget } from '../stages/plan/plan.ts'
import { pushImage } from '../stages/push/push.ts'
import { prepareScanners } from '../stages/scanners/scanners.ts'
import { computeTag } from '../stages/tag.ts'
import { rollOut } from './parts/roll-out.ts'
import { scanAndJudge } from './parts/scan-and-judge.ts'
import { verifyServices } from './parts/verify-services.ts'

/** Builds, scans, judges, pushes, and rolls every service out. The build ends at once when the plan or its verification fails. */
export const ship = (flow: Flow<Ports>, c: Config): void => {
  const tag = flow.stage(computeTag, {}, () => c.tag)
  const plan = flow.stage(planTarget, { tag }, (r) => ({ ...c, platform: c.build.platform, tag: r.tag.tag }))
  const verify = verifyServices(flow, c, plan)
  const early = flow.stoppedBy(plan, verify)
  const scanners = early.stage(prepareScanners, { tag }, () => c.scanners)
  const build = early.stage(buildImage, { tag }, (r) => ({ ...c.build, tag: r.tag, run: c.run }))
  const gate = scanAndJudge(flow, c, { scanners, build })
  const push = flow.stage(pushImage, { tag, plan, verify, build, gate }, (r) => ({
    ...r.tag,
    ...r.plan,
    image: r.build,
    built: { ...r.tag, ...c.build },
  }))
  flow.each(c.services, (own, service) => rollOut(own, service, { plan, verify, image: push }))
}

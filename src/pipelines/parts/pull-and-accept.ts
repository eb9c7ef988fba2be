/** An image that the registry has already, instead of one that is built. */
import type { Flow } from '../../core/flow.ts'
import { asPlanned, type GivenImage } from '../../domain/image/given-image.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { acceptImage } from '../../stages/given/accept.ts'
import { pullImage } from '../../stages/given/pull.ts'
import { planTarget } from '../../stages/plan/plan.ts'
import { prepareScanners } from '../../stages/scanners/scanners.ts'
import type { JudgedImage } from './build-and-push.ts'
import { scanAndJudge } from './scan-and-judge.ts'
import { sideCarsOf } from './pin-side-cars.ts'
import { verifyServices } from './verify-services.ts'

/** Pulls, scans and judges the image, which the registry has already. */
export const pullAndAccept = (flow: Flow<Ports>, c: Config, image: GivenImage): JudgedImage => {
  const plan = flow.stage(planTarget, {}, () => ({ ...c, tag: image.tag }))
  const verify = verifyServices(flow, c, plan)
  const sideCars = sideCarsOf(flow, c, plan)
  const early = flow.stoppedBy(plan, verify, sideCars)
  const scanners = early.stage(prepareScanners, {}, () => c.scanners)
  const pulled = early.named('pull').stage(pullImage, { plan }, (r) => ({
    ...r.plan,
    image: asPlanned(image, r.plan),
  }))
  const gate = scanAndJudge(flow, c, { scanners, build: pulled })
  const accept = flow
    .named('accept')
    .stage(acceptImage, { plan, verify, sideCars, pulled, gate }, (r) => ({ ...r.plan, ...r, image }))
  return { plan, verify, sideCars, image: accept }
}

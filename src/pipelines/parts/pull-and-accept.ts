/** An image that the registry has already, instead of one that is built. */
import type { Flow } from '../../core/flow.ts'
import type { GivenImage } from '../../domain/image/given-image.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { acceptImage } from '../../stages/given/accept.ts'
import type { JudgedImage } from './build-and-push.ts'
import { judgeInRegistry } from './judge-in-registry.ts'
import { otherScansOfPinned } from './other-scans.ts'
import { sideCarsOf } from './pin-side-cars.ts'
import { planGiven, pullAndJudge } from './pull-and-judge.ts'
import { verifyServices } from './verify-services.ts'

/** Pulls, scans and judges the image, which the registry has already. */
export const pullAndAccept = (flow: Flow<Ports>, c: Config, image: GivenImage): JudgedImage => {
  const plan = planGiven(flow, c, image)
  const verify = verifyServices(flow, c, plan)
  const sideCars = sideCarsOf(flow, c, plan)
  const early = flow.stoppedBy(plan, verify, sideCars)
  const others = otherScansOfPinned(early, c, { plan, pinned: sideCars })
  const judged = pullAndJudge(flow, c, { image, plan, early, ...others })
  const { pulled, gate, tested } = judged
  const accept = flow
    .named('accept')
    .stage(acceptImage, { plan, verify, sideCars, pulled, gate, tested }, (r) => ({ ...r.plan, ...r, image }))
  return {
    plan,
    verify,
    sideCars,
    image: accept,
    inRegistry: judgeInRegistry(flow, c, { ...judged, plan, image: accept }),
  }
}

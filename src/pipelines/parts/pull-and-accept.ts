/** An image that the registry has already, instead of one that is built. */
import type { Flow } from '../../core/flow.ts'
import type { GivenImage } from '../../domain/image/given-image.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { acceptImage } from '../../stages/given/accept.ts'
import { tagForEnvironment } from '../../stages/tagging/tag-for-environment.ts'
import { attested } from './attested.ts'
import type { JudgedImage } from './judged-image.ts'
import { judgeInRegistry } from './judge-in-registry.ts'
import { otherScansOfPinned } from './other-scans.ts'
import { sideCarsOf } from './pin-side-cars.ts'
import { planGiven, pullAndJudge } from './pull-and-judge.ts'
import { verifyServices } from './verify-services.ts'

/** Pulls, scans and judges the image, which the registry has already; a promotion gives it the tag of its environment. */
export const pullAndAccept = (flow: Flow<Ports>, c: Config, image: GivenImage): JudgedImage => {
  const plan = planGiven(flow, c, image)
  const verify = verifyServices(flow, c, plan)
  const sideCars = sideCarsOf(flow, c, plan)
  const early = flow.stoppedBy(plan, verify, sideCars)
  const others = otherScansOfPinned(early, c, { plan, pinned: sideCars })
  const judged = pullAndJudge(flow, c, { image, plan, early, ...others })
  const { pulled, gate, tested } = judged
  const attestation = attested(early, c, { image: pulled, digestOf: ({ held }) => held.digest })
  const needs = { plan, verify, sideCars, pulled, gate, tested, attestation }
  const accept =
    c.promotion === undefined
      ? flow.named('accept').stage(acceptImage, needs, (r) => ({ ...r.plan, ...r, image }))
      : flow.named('promote').stage(tagForEnvironment, needs, (r) => ({ ...r.plan, ...r, tag: c.tag }))
  return {
    plan,
    verify,
    sideCars,
    image: accept,
    built: pulled,
    inRegistry: judgeInRegistry(flow, c, { ...judged, plan, image: accept }),
  }
}

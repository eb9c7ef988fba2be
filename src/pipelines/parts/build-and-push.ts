/** A commit to an image in the registry that the gate has passed. */
import type { Flow } from '../../core/flow.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { planTarget } from '../../stages/plan/plan.ts'
import { computeTag } from '../../stages/tag.ts'
import { buildAndJudge } from './build-and-judge.ts'
import { buildOrReuse } from './build-or-reuse.ts'
import { judgeInRegistry } from './judge-in-registry.ts'
import type { JudgedImage } from './judged-image.ts'
import { mergedImage } from './merged-image.ts'
import { otherScansOfPinned } from './other-scans.ts'
import { sideCarsOf } from './pin-side-cars.ts'
import { pushOrAccept } from './push-or-accept.ts'
import { verifyServices } from './verify-services.ts'

/** Builds, scans, judges and pushes the image. The build ends at once when the plan or its verification fails. */
export const buildAndPush = (flow: Flow<Ports>, c: Config): JudgedImage => {
  const tag = flow.stage(computeTag, {}, () => c.tag)
  const plan = flow.stage(planTarget, { tag }, (r) => ({ ...c, platforms: c.build.platforms, tag: r.tag.tag }))
  const verify = verifyServices(flow, c, plan)
  const sideCars = sideCarsOf(flow, c, plan)
  const early = flow.stoppedBy(plan, verify, sideCars)
  const others = otherScansOfPinned(early, c, { plan, pinned: sideCars })
  const obtain = (own: Flow<Ports>) => (c.merge.length > 0 ? mergedImage : buildOrReuse)(own, c, { tag, plan })
  const judged = buildAndJudge(flow, c, { tag, plan, early, obtain, ...others })
  const { build, gate, tested, reuse, proved } = judged
  const image = pushOrAccept(flow, c, { tag, plan, verify, build, reuse, passed: [sideCars, gate, tested, ...proved] })
  const inRegistry = judgeInRegistry(flow, c, { ...judged, plan, image })
  return { plan, verify, sideCars, image, built: build, inRegistry }
}

/**
 * What a merge would do, for a pull request: the image is built and judged, and the plan is shown where there are credentials to read the
 * target with. Nothing is pushed and nothing is changed. No stage stops another one: whatever can be known is reported.
 */
import { unless } from '../core/condition.ts'
import type { Flow } from '../core/flow.ts'
import type { GivenImage } from '../domain/image/given-image.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { findCredentials } from '../stages/credentials.ts'
import { platformsIn } from '../domain/image/image-index.ts'
import { comparePlatform } from '../stages/platform.ts'
import { checkDefinitions } from '../stages/plan/definition-files.ts'
import { planTarget } from '../stages/plan/plan.ts'
import { computeTag } from '../stages/tag.ts'
import { attested } from './parts/attested.ts'
import { buildAndJudge } from './parts/build-and-judge.ts'
import { otherScansOf } from './parts/other-scans.ts'
import { planGiven, pullAndJudge } from './parts/pull-and-judge.ts'
import { verifyServices } from './parts/verify-services.ts'

/** Builds the image or takes the given one, scans and judges it, and plans. Needs permissions to read alone, or none at all. */
export const check = (flow: Flow<Ports>, c: Config): void => {
  if (c.image === null) checkBuild(flow, c)
  else checkGiven(flow, c, c.image)
}

const checkBuild = (flow: Flow<Ports>, c: Config): void => {
  const tag = flow.stage(computeTag, {}, () => c.tag)
  const credentials = flow.stage(findCredentials, {}, () => ({}))
  const whereRead = flow.optional(unless(credentials, 'missing', 'this run has no AWS credentials'))
  const plan = whereRead.stage(planTarget, { tag }, (r) => ({ ...c, platforms: c.build.platforms, tag: r.tag.tag }))
  const isAlone = unless(credentials, 'present', 'plan checks the task definition')
  flow.optional(isAlone).stage(checkDefinitions, { tag }, (r) => ({ ...c, tag: r.tag.tag }))
  verifyServices(flow, c, plan)
  const { build } = buildAndJudge(flow, c, { tag, plan, ...otherScansOf(flow, c, plan) })
  whereRead.stage(comparePlatform, { plan, build }, (r) => ({ ...r.plan, platforms: platformsIn(r.build) }))
}

/** An image of the registry cannot be pulled without credentials, so they are required. */
const checkGiven = (flow: Flow<Ports>, c: Config, image: GivenImage): void => {
  const plan = planGiven(flow, c, image)
  verifyServices(flow, c, plan)
  const { pulled } = pullAndJudge(flow, c, { image, plan, ...otherScansOf(flow, c, plan) })
  attested(flow, c, { image: pulled, digestOf: ({ held }) => held.digest })
}

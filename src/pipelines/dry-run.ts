/** What `ship` would do, without doing it: everything that can be known before there is an image. */
import type { Flow } from '../core/flow.ts'
import type { Node } from '../core/node.ts'
import type { LiveTarget } from '../domain/aws/live.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { planTarget } from '../stages/plan/plan.ts'
import { computeTag } from '../stages/tag.ts'
import { planGiven } from './parts/pull-and-judge.ts'
import { verifyServices } from './parts/verify-services.ts'

/** Shows what would change, and verifies what the services depend on. Needs neither Docker nor a scanner, and only permissions to read. */
export const dryRun = (flow: Flow<Ports>, c: Config): void => {
  verifyServices(flow, c, planOf(flow, c))
}

const planOf = (flow: Flow<Ports>, c: Config): Node<LiveTarget> => {
  if (c.image !== null) return planGiven(flow, c, c.image)
  const tag = flow.stage(computeTag, {}, () => c.tag)
  return flow.stage(planTarget, { tag }, (r) => ({ ...c, platforms: c.build.platforms, tag: r.tag.tag }))
}

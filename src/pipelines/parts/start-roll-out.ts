/** An image in the registry to the deployment of one service. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import { serviceOf } from '../../domain/aws/live.ts'
import { NOTHING_PINNED } from '../../domain/image/side-cars.ts'
import type { DeployResult } from '../../domain/rollout/rollout.ts'
import { registeredIn } from '../../domain/tasks/registered.ts'
import { NOTHING_VERIFIED, withCount } from '../../domain/verify/verified.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { deployService } from '../../stages/deploy/deploy.ts'
import { renderTaskDefinition } from '../../stages/render.ts'
import type { JudgedImage } from './judged-image.ts'
import { runTasksBefore } from './run-tasks-before.ts'

/** What a pipeline does not verify or pin may be absent. */
export type RollOut = Pick<JudgedImage, 'plan' | 'image'> &
  Partial<JudgedImage> & {
    /** For the stages up to the update; absent: the flow of the service. */
    readonly starting?: Flow<Ports>
  }

/** Starts the deployment of the image; gives the node that does. */
export const startRollOut = (
  flow: Flow<Ports>,
  service: ServiceConfig,
  { plan, image, inRegistry = flow.given({}), ...needs }: RollOut,
): Node<DeployResult> => {
  const { verify = flow.given(NOTHING_VERIFIED), sideCars = flow.given(NOTHING_PINNED) } = needs
  const render = flow.stage(renderTaskDefinition, { plan, image, sideCars, inRegistry }, (r) => ({
    ...serviceOf(r.plan, service.key),
    image: r.image.uri,
    sideCars: r.sideCars,
  }))
  const before = runTasksBefore(flow, service, { plan, render })
  return flow.stage(deployService, { plan, verify, render, before }, (r) => ({
    ...withCount(service, r.verify),
    run: r.plan,
    target: serviceOf(r.plan, service.key),
    taskDefinition: r.render,
    registered: registeredIn(r.before),
    ...(r.plan.commits && { comparing: { commits: r.plan.commits, repository: r.plan.repository } }),
  }))
}

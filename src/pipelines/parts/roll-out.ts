/** An image in the registry to running tasks of one service. */
import { unless } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import { serviceOf } from '../../domain/aws/live.ts'
import { NOTHING_PINNED } from '../../domain/image/side-cars.ts'
import { NOTHING_VERIFIED, withCount } from '../../domain/verify/verified.ts'
import type { ConfirmResult, DeployResult } from '../../domain/rollout/rollout.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { confirmImage } from '../../stages/confirm/confirm.ts'
import { deployService } from '../../stages/deploy/deploy.ts'
import { renderTaskDefinition } from '../../stages/render.ts'
import { waitForDeployment } from '../../stages/wait/wait.ts'
import type { JudgedImage } from './build-and-push.ts'
import { rollBackUnless } from './roll-back-unless.ts'
import { smokeTestOf } from './smoke-test-of.ts'

/** What a pipeline does not verify or pin may be absent. */
type RollOut = Pick<JudgedImage, 'plan' | 'image'> & Partial<JudgedImage>

/** Starts the deployment of the image; gives the node that does. */
export const startRollOut = (
  flow: Flow<Ports>,
  service: ServiceConfig,
  { plan, image, verify = flow.given(NOTHING_VERIFIED), sideCars = flow.given(NOTHING_PINNED) }: RollOut,
): Node<DeployResult> => {
  const render = flow.stage(renderTaskDefinition, { plan, image, sideCars }, (r) => ({
    ...serviceOf(r.plan, service.key),
    image: r.image.uri,
    sideCars: r.sideCars,
  }))
  return flow.stage(deployService, { plan, verify, render }, (r) => ({
    ...withCount(service, r.verify),
    run: r.plan,
    target: serviceOf(r.plan, service.key),
    taskDefinition: r.render,
  }))
}

/** Gives the node that confirms the running image. */
export const rollOut = (flow: Flow<Ports>, service: ServiceConfig, needs: RollOut): Node<ConfirmResult> => {
  const [{ image, plan }, deploy] = [needs, startRollOut(flow, service, needs)]
  const whereChanged = flow.optional(unless(deploy, 'unchanged', 'there is no new deployment'))
  const wait = whereChanged.stage(waitForDeployment, { deploy }, (r) => ({ ...service, deployment: r.deploy }))
  const confirm = flow.stage(confirmImage, { image, deploy, wait }, (r) => ({ ...r, deployment: r.deploy }))
  rollBackUnless(flow, service, { plan, deploy, until: smokeTestOf(flow, service, { plan, confirm }) })
  return confirm
}

/** A revision that a service had before to running tasks. */
import { provided, unless } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import { wayBackOf, type WayBack } from '../../domain/rollout/way-back.ts'
import { NO_ATTRIBUTES } from '../../domain/service-attributes/service-attributes.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { confirmImage } from '../../stages/confirm/confirm.ts'
import { deployService } from '../../stages/deploy/deploy.ts'
import { waitForDeployment } from '../../stages/wait/wait.ts'

interface SetBack {
  readonly plan: Node<WayBack>
  /** For the update. */
  readonly starting: Flow<Ports>
}

/** Deploys it; the number of tasks and the attributes of the service stay. */
export const setBack = (flow: Flow<Ports>, service: ServiceConfig, { plan, starting }: SetBack): void => {
  const deploy = starting.stage(deployService, { plan }, (r) => {
    const target = wayBackOf(r.plan, service.key)
    return {
      ...service,
      run: r.plan,
      // What the service is compared with is the revision that it is to have.
      target: { ...target, running: target.asItIs ?? target.running },
      taskDefinition: target.taskDefinition,
      desiredCount: null,
      attributes: NO_ATTRIBUTES,
      newDeployment: 'when-changed' as const,
    }
  })
  const whereChanged = flow.optional(unless(deploy, 'unchanged', 'there is no new deployment'))
  const wait = whereChanged.stage(waitForDeployment, { deploy }, (r) => ({ ...service, deployment: r.deploy }))
  const isKnown = provided(plan, (found) => wayBackOf(found, service.key).image !== null, UNKNOWN)
  flow.optional(isKnown).stage(confirmImage, { plan, deploy, wait }, (r) => {
    const { image } = wayBackOf(r.plan, service.key)
    if (image === null) throw new Error('the stage is left out without an image')
    return { image, deployment: r.deploy, wait: r.wait }
  })
}

const UNKNOWN = 'ECR does not say which digest the tasks must report'

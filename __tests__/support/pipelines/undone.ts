/** The action with a pipeline that deploys and, when the deployment does not get through, deploys what was there before. */
import { runAction } from '../../../src/action.ts'
import type { Flow } from '../../../src/core/flow.ts'
import { serviceOf } from '../../../src/domain/aws/live.ts'
import type { Ports } from '../../../src/ports/ports.ts'
import type { Config } from '../../../src/settings/config.ts'
import { deployService } from '../../../src/stages/deploy.ts'
import { planTarget } from '../../../src/stages/plan/plan.ts'
import { renderTaskDefinition } from '../../../src/stages/render.ts'
import { waitForDeployment } from '../../../src/stages/wait/wait.ts'
import { IMAGE } from '../local-target.ts'

const undone = (flow: Flow<Ports>, c: Config): void => {
  const plan = flow.stage(planTarget, {}, () => ({ registry: c.registry, services: c.services }))
  flow.each(c.services, (own, service) => {
    const render = own.stage(renderTaskDefinition, { plan }, (r) => ({
      ...serviceOf(r.plan, service.key),
      image: IMAGE.uri,
    }))
    const deploy = own.stage(deployService, { plan, render }, (r) => ({
      ...service,
      target: serviceOf(r.plan, service.key),
      taskDefinition: r.render,
    }))
    const wait = own.stage(waitForDeployment, { deploy }, (r) => ({ ...service, deployment: r.deploy }))
    own
      .named('restore')
      .undo({ of: deploy, until: wait })
      .stage(deployService, { plan }, (known) => {
        const before = known.plan === null ? null : serviceOf(known.plan, service.key)
        return before === null ? null : { ...service, target: before, taskDefinition: before.taskDefinition }
      })
  })
}

await runAction({ ship: undone })

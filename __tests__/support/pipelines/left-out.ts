/** The action with a pipeline that looks at the running tasks twice, unless the first look says that the service runs none. */
import { runAction } from '../../../src/action.ts'
import { unless } from '../../../src/core/condition.ts'
import type { Flow } from '../../../src/core/flow.ts'
import { serviceOf } from '../../../src/domain/aws/live.ts'
import type { Ports } from '../../../src/ports/ports.ts'
import type { Config } from '../../../src/settings/config.ts'
import { confirmImage } from '../../../src/stages/confirm.ts'
import { deployService } from '../../../src/stages/deploy.ts'
import { planTarget } from '../../../src/stages/plan/plan.ts'
import { renderTaskDefinition } from '../../../src/stages/render.ts'
import { IMAGE } from '../local-target.ts'

const leftOut = (flow: Flow<Ports>, c: Config): void => {
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
    const confirm = own.stage(confirmImage, { deploy }, (r) => ({ image: IMAGE, deployment: r.deploy }))
    own
      .named('confirm again')
      .optional(unless(confirm, 'nothing-runs'))
      .stage(confirmImage, { deploy }, (r) => ({ image: IMAGE, deployment: r.deploy }))
  })
}

await runAction({ ship: leftOut })

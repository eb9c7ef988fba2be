/** A pipeline that deploys and, when the deployment does not succeed, deploys what was there before. */
import type { Flow } from '../../src/core/flow.ts'
import { serviceOf } from '../../src/domain/aws/live.ts'
import { startRollOut } from '../../src/pipelines/parts/start-roll-out.ts'
import type { Ports } from '../../src/ports/ports.ts'
import type { Config } from '../../src/settings/config.ts'
import { deployService } from '../../src/stages/deploy/deploy.ts'
import { planTarget } from '../../src/stages/plan/plan.ts'
import { waitForDeployment } from '../../src/stages/wait/wait.ts'
import { IMAGE } from './local-target.ts'

export const undone = (flow: Flow<Ports>, c: Config): void => {
  const plan = flow.stage(planTarget, {}, () => ({ registry: c.registry, services: c.services }))
  const image = flow.given(IMAGE)
  flow.each(c.services, (own, service) => {
    const deploy = startRollOut(own, service, { plan, image })
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

/** The action with a pipeline that looks at the running tasks twice, unless the first look says that the service runs none. */
import { runAction } from '../../../src/action.ts'
import { hostOfAction } from '../../../src/host-of-action.ts'
import { holdSignals } from '../../../src/early-signals.ts'
import { unless } from '../../../src/core/condition.ts'
import type { Flow } from '../../../src/core/flow.ts'
import { startRollOut } from '../../../src/pipelines/parts/start-roll-out.ts'
import { PIPELINES } from '../../../src/pipelines/pipelines.ts'
import type { Ports } from '../../../src/ports/ports.ts'
import type { Config } from '../../../src/settings/config.ts'
import { confirmImage } from '../../../src/stages/confirm/confirm.ts'
import { planTarget } from '../../../src/stages/plan/plan.ts'
import { IMAGE } from '../local-target.ts'

const leftOut = (flow: Flow<Ports>, c: Config): void => {
  const plan = flow.stage(planTarget, {}, () => ({ registry: c.registry, services: c.services }))
  const image = flow.given(IMAGE)
  flow.each(c.services, (own, service) => {
    const deploy = startRollOut(own, service, { plan, image })
    const confirm = own.stage(confirmImage, { image, deploy }, (r) => ({
      image: r.image,
      deployment: r.deploy,
      wait: null,
    }))
    own
      .named('confirm again')
      .optional(unless(confirm, 'nothing-runs', 'the service runs no task'))
      .stage(confirmImage, { image, deploy }, (r) => ({ image: r.image, deployment: r.deploy, wait: null }))
  })
}

await runAction({
  loadPipelines: () => Promise.resolve({ ...PIPELINES, ship: leftOut }),
  signals: holdSignals(),
  hostOf: hostOfAction,
})

/** The action with a pipeline that deploys an image of the registry by its digest: nothing is built, scanned or pushed. */
import { runAction } from '../../../src/action.ts'
import { hostOfAction } from '../../../src/host-of-action.ts'
import { holdSignals } from '../../../src/early-signals.ts'
import type { Flow } from '../../../src/core/flow.ts'
import { rollOut } from '../../../src/pipelines/parts/roll-out.ts'
import { PIPELINES } from '../../../src/pipelines/pipelines.ts'
import type { Ports } from '../../../src/ports/ports.ts'
import type { Config } from '../../../src/settings/config.ts'
import { planTarget } from '../../../src/stages/plan/plan.ts'
import { IMAGE } from '../local-target.ts'

const givenDigest = (flow: Flow<Ports>, c: Config): void => {
  const plan = flow.stage(planTarget, {}, () => ({ registry: c.registry, services: c.services }))
  const image = flow.given(IMAGE)
  flow.each(c.services, (own, service) => rollOut(own, service, { plan, image }))
}

await runAction({
  loadPipelines: () => Promise.resolve({ ...PIPELINES, ship: givenDigest }),
  signals: holdSignals(),
  hostOf: hostOfAction,
})

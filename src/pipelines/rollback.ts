/** Services back to an earlier revision: what is deployed is in ECS and ECR already, so nothing is built, scanned or judged. */
import type { Flow } from '../core/flow.ts'
import type { Node } from '../core/node.ts'
import type { WayBack } from '../domain/rollout/way-back.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { planRollback } from '../stages/earlier/plan-rollback.ts'
import { starting } from './parts/starting.ts'
import { setBack } from './parts/set-back.ts'

/** Deploys the revision, waits and confirms. Its deployment is not taken back when it fails: there is no better revision to go to. */
export const rollback = (flow: Flow<Ports>, c: Config): void => {
  const plan = planOf(flow, c)
  flow.each(c.services, (own, service) => setBack(own, service, { plan, starting: starting(own, c) }))
}

/** Shows what `rollback` would change. Needs only permissions to read. */
export const rollbackDryRun = (flow: Flow<Ports>, c: Config): void => void planOf(flow, c)

const planOf = (flow: Flow<Ports>, c: Config): Node<WayBack> => flow.stage(planRollback, {}, () => c)

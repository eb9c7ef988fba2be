/** The way back of a deployment that does not succeed. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import { serviceOf, type LiveTarget } from '../../domain/aws/live.ts'
import type { DeployResult } from '../../domain/rollout/rollout.ts'
import { endingOf } from '../../domain/rollout/rollback-policy.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { rollBack } from '../../stages/roll-back/roll-back.ts'

interface Span {
  readonly plan: Node<LiveTarget>
  readonly deploy: Node<DeployResult>
  /** The last stage that must succeed. */
  readonly until: Node<unknown>
}

/** Takes back what `deploy` has started, unless `until` succeeds. */
export const rollBackUnless = (flow: Flow<Ports>, service: ServiceConfig, { plan, deploy, until }: Span): void =>
  flow.undo({ of: deploy, until }).stage(rollBack, { plan, deploy }, (known, { errors }) =>
    known.plan === null
      ? null
      : {
          target: serviceOf(known.plan, service.key),
          deployed: known.deploy,
          ending: endingOf(errors, known.deploy),
          policy: service.rollBack,
        },
  )

/** Whether everything is there that the services depend on. */
import { when } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import type { Verified } from '../../domain/verify/verified.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { verifyTarget } from '../../stages/verify/verify.ts'

/** Gives the node that fails when a deployment cannot succeed; null where `verify` is off, or nothing is planned. */
export const verifyServices = (flow: Flow<Ports>, c: Config, plan: Node<LiveTarget | null>): Node<Verified | null> =>
  flow
    .optional(when(c.verification === 'on', c.verification === 'off' ? '`verify` is off' : 'nothing is deployed'))
    .stage(verifyTarget, { plan }, (r) => ({ target: r.plan, services: c.services }))

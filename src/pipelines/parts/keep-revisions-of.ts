/** The clean-up after a deployment, where the setting asks for one. */
import { provided } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { ConfirmResult, DeployResult } from '../../domain/rollout/rollout.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { keepRevisions } from '../../stages/keep/keep-revisions.ts'

interface Confirmed {
  readonly deploy: Node<DeployResult>
  readonly confirm: Node<ConfirmResult>
  /** The last stage that must succeed. */
  readonly after: Node<unknown>
}

/** Only where tasks were seen to run the image: until then the older revisions may be needed. */
export const keepRevisionsOf = (
  flow: Flow<Ports>,
  { keepRevisions: keep }: ServiceConfig,
  { deploy, confirm, after }: Confirmed,
): void => {
  if (keep === null) return
  const isProved = provided(confirm, ({ kind }) => kind === 'confirmed', 'the running image is not confirmed')
  flow.optional(isProved).stage(keepRevisions, { deploy, after }, (r) => ({ deployed: r.deploy, keep }))
}

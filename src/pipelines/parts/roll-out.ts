/** An image in the registry to running tasks of one service. */
import { unless } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import { serviceOf } from '../../domain/aws/live.ts'
import type { ConfirmResult, DeployResult, WaitResult } from '../../domain/rollout/rollout.ts'
import { checksOn } from '../../domain/smoke/smoke-check.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { confirmImage } from '../../stages/confirm/confirm.ts'
import { waitForDeployment } from '../../stages/wait/wait.ts'
import { keepRevisionsOf } from './keep-revisions-of.ts'
import { rollBackUnless } from './roll-back-unless.ts'
import { runTasksAfter } from './run-tasks-after.ts'
import { smokeTestOf } from './smoke-test-of.ts'
import { startRollOut, type RollOut } from './start-roll-out.ts'
import { watchAlarmsOf } from './watch-alarms-of.ts'

/** What one service proves. */
export interface RolledOut {
  readonly deploy: Node<DeployResult>
  readonly wait: Node<WaitResult | null>
  readonly confirm: Node<ConfirmResult>
  /** The last stage that must succeed. */
  readonly until: Node<unknown>
}

/** Gives the nodes that prove the running image. */
export const rollOut = (flow: Flow<Ports>, service: ServiceConfig, needs: RollOut): RolledOut => {
  const [{ image, plan }, deploy] = [needs, startRollOut(needs.starting ?? flow, service, needs)]
  const whereChanged = flow.optional(unless(deploy, 'unchanged', 'there is no new deployment'))
  const wait = whereChanged.stage(waitForDeployment, { plan, deploy }, (r) => ({
    ...service,
    deployment: r.deploy,
    tests: checksOn('test-listener', serviceOf(r.plan, service.key)),
  }))
  const confirm = flow.stage(confirmImage, { image, deploy, wait }, (r) => ({ ...r, deployment: r.deploy }))
  const tested = smokeTestOf(flow, service, { plan, confirm })
  const quiet = watchAlarmsOf(flow, service, { deploy, after: tested })
  const until = runTasksAfter(flow, service, { plan, deploy, after: quiet })
  rollBackUnless(flow, service, { plan, deploy, until })
  keepRevisionsOf(flow, service, { deploy, confirm, after: until })
  return { deploy, wait, confirm, until }
}

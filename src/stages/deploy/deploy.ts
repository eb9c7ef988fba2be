/**
 * Makes the service run the task definition: registers a revision and updates the service, or leaves both alone where it runs the same
 * one already. Gives the deployment that `wait` follows.
 */
import type { Service } from '@aws-sdk/client-ecs'
import type { DeployResult } from '../../domain/rollout/rollout.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { strategyOf } from '../strategies/strategies.ts'
import type { StartInput } from '../strategies/strategy.ts'
import { createService } from './create-service.ts'
import type { DeployPorts } from './service-update.ts'
import { stillNotBackwards, type Comparing } from './still-not-backwards.ts'

export interface DeployInput extends Omit<StartInput, 'beforeUpdate'> {
  /** What the service may not run a newer commit than; absent: commits are not compared. */
  readonly comparing?: Omit<Comparing, 'target'>
}

type StagePorts = DeployPorts & Pick<Ports, 'registry' | 'github'>

/**
 * Takes the live target and the rendered task definition, gives the deployment that runs it, or is about to.
 * @throws ShipError `E_DEPLOYMENT_IN_PROGRESS`, `E_BEHIND`; `E_REGISTER` when ECS rejects the task definition, and with the fault's own code when the update fails: it names
 * what was registered and whether the service may have been changed; AwsError for any other call that fails
 */
export const deployService = defineStage({
  kind: 'deploy',
  title: 'Deploy',
  uses: ['target', 'registry', 'github', 'clock', 'journal', 'log'],
  run: ({ comparing, ...input }: DeployInput, ports: StagePorts): Promise<DeployResult> => {
    const { creation, deployedBy } = input.target
    const beforeUpdate = (now: Service | null): Promise<void> =>
      comparing === undefined
        ? Promise.resolve()
        : stillNotBackwards(now, { ...comparing, target: input.target }, ports)
    const start = { ...input, beforeUpdate }
    return creation === undefined
      ? strategyOf(deployedBy.kind).start(start, ports)
      : createService(start, creation, ports)
  },
  record: (result) => result,
})

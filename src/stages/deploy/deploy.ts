/**
 * Makes the service run the task definition: registers a revision and updates the service, or leaves both alone where it runs the same
 * one already. Gives the deployment that `wait` follows.
 */
import type { DeployResult } from '../../domain/rollout/rollout.ts'
import { defineStage } from '../../ports/stage.ts'
import { strategyOf } from '../strategies/strategies.ts'
import type { StartInput } from '../strategies/strategy.ts'
import { createService } from './create-service.ts'
import type { DeployPorts } from './service-update.ts'

export type DeployInput = StartInput

/**
 * Takes the live target and the rendered task definition, gives the deployment that runs it, or is about to.
 * @throws ShipError `E_DEPLOYMENT_IN_PROGRESS`; `E_REGISTER` when ECS rejects the task definition, and with the fault's own code when the update fails: it names
 * what was registered and whether the service may have been changed; AwsError for any other call that fails
 */
export const deployService = defineStage({
  kind: 'deploy',
  title: 'Deploy',
  uses: ['target', 'clock', 'journal', 'log'],
  run: (input: DeployInput, ports: DeployPorts): Promise<DeployResult> => {
    const { creation, deployedBy } = input.target
    return creation === undefined
      ? strategyOf(deployedBy.kind).start(input, ports)
      : createService(input, creation, ports)
  },
  record: (result) => result,
})

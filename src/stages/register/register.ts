/**
 * Registers the revision before the tasks run that need it, and the service is updated after them. Nothing is registered, and no task runs, where nothing
 * is to be deployed.
 */
import type { Registered } from '../../domain/tasks/registered.ts'
import { defineStage } from '../../ports/stage.ts'
import { neededNow, type Needing } from '../deploy/needed-now.ts'
import { revisionOf } from '../deploy/revision.ts'
import type { DeployPorts } from '../deploy/service-update.ts'

export interface RegisterInput extends Needing {
  /** Identifies the run: `deploy` then uses the revision that is registered here. */
  readonly run: object
}

/**
 * Takes what `deploy` takes, gives the revision that it will use.
 * @throws ShipError `E_DEPLOYMENT_IN_PROGRESS`, `E_REGISTER`; AwsError
 */
export const registerRevision = defineStage({
  kind: 'register',
  title: 'Register the task definition',
  uses: ['target', 'clock', 'journal', 'log'],
  run: async (input: RegisterInput, ports: DeployPorts): Promise<Registered> => {
    const { run, target, taskDefinition } = input
    const { needed } = await neededNow(input, ports)
    switch (needed.kind) {
      case 'none':
        ports.log.info(`nothing to deploy: service ${target.serviceName} has ${needed.primary.taskDefinitionArn}`)
        return { kind: 'nothing', taskDefinitionArn: needed.primary.taskDefinitionArn }
      case 'force':
        return { kind: 'ready', taskDefinitionArn: needed.primary.taskDefinitionArn }
      case 'revision':
        return {
          kind: 'ready',
          taskDefinitionArn: await revisionOf(taskDefinition, { run, service: target.serviceName }, ports),
        }
    }
  },
  record: (result) => result,
})

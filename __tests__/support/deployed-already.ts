/** A service that runs what is wanted. */
import type { Service } from '@aws-sdk/client-ecs'
import type { RunningRevision } from '../../src/domain/aws/live.ts'
import type { DeployInput } from '../../src/stages/deploy/deploy.ts'
import { BEFORE, DRAFT, TARGET } from './deploy-play.ts'
import { after, OLD_ID, OLD_TASK_DEFINITION } from './fake-ecs.ts'
import { old, STARTED } from './rollout-shapes.ts'

/** What the service runs is what is wanted, as ECS returns it. */
export const RUNNING: RunningRevision = {
  taskDefinitionArn: OLD_TASK_DEFINITION,
  registered: { by: null, at: null },
  status: 'ACTIVE',
  definition: {
    source: OLD_TASK_DEFINITION,
    input: {
      ...DRAFT.input,
      volumes: [],
      containerDefinitions: DRAFT.input.containerDefinitions?.map((one) => ({ ...one, cpu: 0, environment: [] })),
    },
  },
}

/** Nothing differs from what runs. */
export const SAME: Partial<DeployInput> = { target: { ...TARGET, running: RUNNING } }

/** The service with this PRIMARY deployment. */
export const primary = (facts: Parameters<typeof old>[0]): Service => ({
  ...BEFORE,
  deployments: [old({ status: 'PRIMARY', ...facts })],
})

/** What the stage gives of the deployment that the service has. */
export const UNSTARTED = {
  ...STARTED,
  deploymentId: OLD_ID,
  createdAt: after(-3600).getTime(),
  taskDefinitionArn: OLD_TASK_DEFINITION,
  scaledTo: null,
  newSincePlan: null,
}

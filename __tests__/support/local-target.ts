/** A service as `plan` would have found it in the local AWS of these tests, and what is deployed to it. */
import type { LiveService } from '../../src/domain/aws/live.ts'
import type { TaskDefinitionDraft } from '../../src/domain/task-definition/task-definition.ts'
import type { DeployInput } from '../../src/stages/deploy/deploy.ts'
import { pushedImage } from './image.ts'

export const IMAGE = pushedImage()
const ARN = 'arn:aws:ecs:eu-west-1:123456789012'

export const DRAFT: TaskDefinitionDraft = {
  input: {
    family: 'hello',
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
    containerDefinitions: [{ name: 'app', image: IMAGE.uri }],
  },
  source: 'task-definition.json',
}

export const TARGET: LiveService = {
  key: 'web',
  clusterArn: `${ARN}:cluster/demo`,
  serviceArn: `${ARN}:service/demo/web`,
  serviceName: 'web',
  deployedBy: { kind: 'ecs' },
  previousTaskDefinitionArn: `${ARN}:task-definition/hello:1`,
  desiredCount: 1,
  primaryDeploymentId: null,
  running: null,
  changes: { kind: 'unknown' },
  taskDefinition: DRAFT,
  containerName: 'app',
  lint: [],
  described: { serviceName: 'web', desiredCount: 1 },
}

/** What `deploy` is given for it. */
export const ORDER = {
  target: TARGET,
  taskDefinition: DRAFT,
  desiredCount: null,
  newDeployment: 'when-changed',
  whenInProgress: 'replace',
  waitMinutes: 30,
} as const satisfies DeployInput

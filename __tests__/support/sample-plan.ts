/** What `plan` records, as a sample value. */
import type { Results } from '../../src/domain/results.ts'

const ARN = 'arn:aws:ecs:eu-west-1:123456789012'

export const PLANNED_SERVICE: Results['plan']['services'][number] = {
  key: 'hello',
  clusterArn: `${ARN}:cluster/main`,
  serviceArn: `${ARN}:service/main/hello`,
  serviceName: 'hello',
  previousTaskDefinitionArn: `${ARN}:task-definition/hello:41`,
  desiredCount: 2,
  containerName: 'app',
}

export const PLAN: Results['plan'] = {
  account: '123456789012',
  region: 'eu-west-1',
  repository: {
    repositoryUri: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/hello',
    tagMutability: 'IMMUTABLE',
    tagMutabilityExclusions: [],
    registryId: null,
  },
  services: [PLANNED_SERVICE],
}

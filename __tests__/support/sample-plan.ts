/** What `plan` records, as a sample value. */
import type { LiveTarget } from '../../src/domain/aws/live.ts'
import type { Results } from '../../src/domain/results.ts'

const ARN = 'arn:aws:ecs:eu-west-1:123456789012'

const REPOSITORY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/hello'

export const PLANNED_SERVICE: Results['plan']['services'][number] = {
  key: 'hello',
  clusterArn: `${ARN}:cluster/main`,
  serviceArn: `${ARN}:service/main/hello`,
  serviceName: 'hello',
  deployedBy: { kind: 'ecs' },
  previousTaskDefinitionArn: `${ARN}:task-definition/hello:41`,
  desiredCount: 2,
  primaryDeploymentId: 'ecs-svc/1111111111111111111',
  containerName: 'app',
  changes: {
    kind: 'compared',
    newDeployment: 'when-changed',
    imagePath: 'containerDefinitions/app/image',
    registered: { by: 'arn:aws:sts::123456789012:assumed-role/deploy/run-7', at: Date.UTC(2026, 10, 20, 14, 3) },
    lines: [
      { sign: ' ', text: 'containerDefinitions:' },
      { sign: ' ', text: '  app:' },
      { sign: '-', text: `    image: ${REPOSITORY}@sha256:${'1'.repeat(64)}` },
      { sign: '+', text: `    image: (to be built) ${REPOSITORY}:staging-4f1d2c3b5a69788796a5b4c3d2e1f00112233445` },
      { sign: '-', text: '    cpu: 256' },
      { sign: '+', text: '    cpu: 512' },
      { sign: ' ', text: '    environment:' },
      { sign: '-', text: '      FEATURE_FLAGS: search' },
      { sign: '+', text: '      FEATURE_FLAGS: search,basket' },
      { sign: '-', text: '      SESSION_TOKEN: ***' },
      { sign: '+', text: '      SESSION_TOKEN: *** # changed' },
    ],
    leftOut: 0,
    changed: [
      'containerDefinitions/app/image',
      'containerDefinitions/app/cpu',
      'containerDefinitions/app/environment/FEATURE_FLAGS',
      'containerDefinitions/app/environment/SESSION_TOKEN',
    ],
  },
  lint: [],
}

export const PLAN: Results['plan'] & Pick<LiveTarget, 'repository'> = {
  account: '123456789012',
  region: 'eu-west-1',
  repository: {
    repositoryUri: REPOSITORY,
    tagMutability: 'IMMUTABLE',
    tagMutabilityExclusions: [],
    registryId: null,
  },
  imageDigest: null,
  pushes: null,
  services: [PLANNED_SERVICE],
}

export const VERIFIED: Results['verify'] = {
  services: [
    {
      key: 'hello',
      checks: [
        { id: 'log-group', level: 'ok', subject: 'log group /ecs/hello', what: 'exists', next: null, lacks: null },
      ],
      count: 'fixed',
    },
  ],
}

export const CHECKED_DEFINITION: Results['definition'] = {
  services: [
    {
      serviceName: 'hello',
      lint: [
        {
          rule: 'no-health-check',
          level: 'warn',
          places: [{ path: 'containerDefinitions[0].healthCheck', container: 'app', detail: null }],
        },
      ],
    },
  ],
}

export const PINNED: Results['side-cars'] = {
  images: [{ image: 'proxy:1', containers: ['proxy'], pinned: `proxy@sha256:${'e'.repeat(64)}` }],
}

export const RENDERED: Results['render'] = {
  source: 'task-definition.json',
  family: 'hello',
  logs: [{ container: 'app', logGroup: '/ecs/hello', logRegion: 'eu-west-1', logPrefix: 'hello' }],
}

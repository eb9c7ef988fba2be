/** What one-off tasks and other stages that tests seldom look at record in a run without any trouble. */
import type { TaskDefinitionArn } from '../../src/domain/rollout/identifiers.ts'
import type { Digest } from '../../src/domain/image/digest.ts'
import type { ImageTag } from '../../src/domain/image/image.ts'
import type { Results } from '../../src/domain/results.ts'
import { NO_USES } from './sample-exceptions.ts'
import type { TaskResult } from '../../src/domain/tasks/one-off-task.ts'
import { MAINTENANCE } from './sample-maintenance.ts'

const ARN = 'arn:aws:ecs:eu-west-1:123456789012'
const TASK_ID = '0123456789abcdef0123456789abcdef'

export const TASK_DONE: TaskResult = {
  kind: 'succeeded',
  task: 'run-before migrate',
  cluster: `${ARN}:cluster/main`,
  taskArn: `${ARN}:task/main/${TASK_ID}`,
  exits: [{ container: 'app', code: 0 }],
  log: { group: '/ecs/hello', region: 'eu-west-1', stream: `hello/app/${TASK_ID}` },
}

/** Of stages that only some runs have. */
export const RARE_RESULTS: Pick<
  Results,
  | 'alarms'
  | 'apps'
  | 'base'
  | 'newer-bases'
  | 'rebuilds'
  | 'baseline'
  | 'clean-up'
  | 'judge'
  | 'maintenance'
  | 'mark'
  | 'reports'
  | 'running'
  | 'register'
  | 'run-before'
  | 'run-after'
  | 'stop-task'
  | 'roll-back'
  | 'side-cars-scan'
  | 'side-cars-baseline'
  | 'image-test'
> = {
  maintenance: MAINTENANCE,
  apps: { apps: [{ name: 'api', kind: 'changed', because: 'api/main.go was changed' }] },
  alarms: { kind: 'quiet', minutes: 5, alarms: [{ kind: 'ok', name: 'shop-5xx', reason: '' }] },
  'clean-up': { kind: 'done', deregistered: ['hello:3'], left: 0, because: null },
  judge: {
    verdict: { kind: 'passed' },
    policy: { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'blocked', dockleLevel: 'FATAL' },
    excepted: [],
    exceptions: NO_USES,
    sideCars: 0,
  },
  reports: {
    folder: '/temporary/ship-to-ecs-reports-a1b2c3',
    files: [
      { name: 'trivy.json' },
      { name: 'trivy.sarif', sarif: { tool: 'Trivy', category: 'ship-to-ecs/hello/trivy/', results: 1, leftOut: 0 } },
    ],
    problems: [],
  },
  mark: {
    kind: 'marked',
    tag: 'passed-staging-4f1d2c3b5a69788796a5b4c3d2e1f00112233445' as ImageTag,
    digest: `sha256:${'d'.repeat(64)}` as Digest,
    replaced: null,
  },
  register: { kind: 'ready', taskDefinitionArn: `${ARN}:task-definition/hello:42` as TaskDefinitionArn },
  'run-before': TASK_DONE,
  'run-after': { ...TASK_DONE, task: 'run-after' },
  'stop-task': { kind: 'none' },
  'roll-back': { kind: 'none', because: '`rollback-on` does not list `cancel`' },
  'side-cars-scan': { images: [] },
  'side-cars-baseline': { images: [] },
  base: { kind: 'scratch' },
  'newer-bases': { bases: [] },
  rebuilds: { images: [] },
  baseline: { kind: 'first', because: 'the service hello runs nothing yet' },
  'image-test': {
    kind: 'passed',
    waited: 'until it was healthy',
    run: ['node', 'smoke.js'],
    tookMs: 3100,
    defect: null,
    output: { command: ['12 checks passed'], container: ['listening on 8080'] },
  },
  running: { images: [], unknown: [], leftOut: [], idle: [] },
}

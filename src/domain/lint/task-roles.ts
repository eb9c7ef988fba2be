/** Rules about the two roles of a task: ECS itself uses the execution role, the containers use the task role. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { guide } from './aws-documentation.ts'
import { inTask } from './rule-places.ts'
import type { LintRule } from './lint-rule.ts'

/** ECS rejects secrets and credentials without an execution role anywhere; on Fargate, it also pulls and logs with the role. */
const hasSecrets = ({ secrets, logConfiguration, repositoryCredentials }: ContainerDefinition): boolean =>
  (secrets ?? []).length > 0 ||
  (logConfiguration?.secretOptions ?? []).length > 0 ||
  repositoryCredentials !== undefined

export const ROLES: readonly LintRule[] = [
  {
    id: 'no-execution-role',
    severity: 'HIGH',
    level: 'error',
    title: 'There is no execution role, and ECS needs one',
    reason:
      'ECS rejects such a definition: it reads secrets and the credentials of registries with this role and, on Fargate, pulls from ECR and writes logs with it.',
    fix: 'Set `executionRoleArn`.',
    page: guide('task_execution_IAM_role'),
    controls: {},
    // On Fargate, always: the built image comes from ECR.
    check: inTask(
      'executionRoleArn',
      ({ executionRoleArn = '' }, { capacity, containers }) =>
        executionRoleArn === '' && (capacity === 'fargate' || containers.some(hasSecrets)),
    ),
  },
  {
    id: 'same-role',
    severity: 'MEDIUM',
    level: 'warn',
    title: 'The task role is also the execution role',
    reason: 'The containers get the rights to pull images and to read every secret of the task.',
    fix: 'Use two roles: `taskRoleArn` with what the application calls, `executionRoleArn` with what ECS needs.',
    page: guide('task-iam-roles'),
    controls: {},
    check: inTask(
      'taskRoleArn',
      ({ taskRoleArn = '', executionRoleArn }) => taskRoleArn !== '' && taskRoleArn === executionRoleArn,
    ),
  },
]

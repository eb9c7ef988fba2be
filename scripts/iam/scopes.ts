/** How far a permission reaches in our templates: resources and conditions as CloudFormation writes them. */
import type { Grant } from './grants.ts'

interface ScopeCondition {
  readonly operator: string
  readonly key: string
  /** A value of YAML. */
  readonly value: string
}

export interface Scope {
  /** The Sid of the statement. */
  readonly sid: string
  /** Values of YAML. */
  readonly resources: readonly string[]
  readonly condition: ScopeCondition | null
}

const arn = (service: string, rest: string): string =>
  `!Sub 'arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${rest}'`

const role = (name: string): string => `!Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/${name}'`

const scope = (sid: string, resources: string | readonly string[], condition: ScopeCondition | null = null): Scope => ({
  sid,
  resources: [resources].flat(),
  condition,
})

const OWN = '${Application}-${Environment}'
const IN_SERVICE = '${ClusterName}/${ServiceName}'
const CLUSTER = { operator: 'ArnEquals', key: 'ecs:cluster', value: arn('ecs', 'cluster/${ClusterName}') }

const either = (condition: string, given: string, own: string): string => `!If [${condition}, ${given}, ${own}]`

/** RegisterTaskDefinition is limited to it, too: `task-definition*` is its type of resource in the Service Authorization Reference of Amazon ECS. */
const FAMILY = either('HasFamily', arn('ecs', 'task-definition/${Family}:*'), arn('ecs', `task-definition/${OWN}:*`))
const LOGS = either('HasLogGroup', arn('logs', 'log-group:${LogGroupName}:*'), arn('logs', `log-group:/ecs/${OWN}:*`))
const OF_TASK = ['!Ref ExecutionRoleArn', '!Ref TaskRoleArn']

/** With those that a parameter lists. */
const besides = (own: string, condition: string, parameter: string): string =>
  either(condition, `!Split [',', !Join [',', [${own}, !Join [',', !Ref ${parameter}]]]]`, own)
const SIDE_CARS = besides('!Ref RepositoryArn', 'HasSideCars', 'SideCarRepositoryArns')
/** Those of the environment, and what an imported service has elsewhere. */
const SECRETS = besides(arn('secretsmanager', `secret:${OWN}/*`), 'HasSecrets', 'SecretArns')
const PARAMETERS = besides(arn('ssm', `parameter/${OWN}/*`), 'HasParameters', 'ParameterArns')

/** The pull of an image, which may be that of a side-car. */
const IMAGES = new Set(['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'])

const BY_TYPE: Readonly<Record<string, Scope>> = {
  '*': scope('Anything', `'*'`),
  repository: scope('Repository', '!Ref RepositoryArn'),
  'every repository': scope('NamesOfRepositories', arn('ecr', 'repository/*')),
  // Manifests, no layers.
  'repository of a side-car': scope('ManifestsOfSideCars', arn('ecr', 'repository/*')),
  cluster: scope('Cluster', arn('ecs', 'cluster/${ClusterName}')),
  service: scope('Service', arn('ecs', `service/${IN_SERVICE}`)),
  // AWS looks at the service, too.
  'service-deployment': scope('Deployments', [
    arn('ecs', `service/${IN_SERVICE}`),
    arn('ecs', `service-deployment/${IN_SERVICE}/*`),
  ]),
  'service-revision': scope('Revisions', [
    arn('ecs', `service/${IN_SERVICE}`),
    arn('ecs', `service-revision/${IN_SERVICE}/*`),
  ]),
  task: scope('Tasks', arn('ecs', 'task/${ClusterName}/*')),
  'task-definition': scope('TaskDefinition', FAMILY),
  'container-instance': scope('Hosts', arn('ecs', 'container-instance/${ClusterName}/*')),
  'capacity-provider': scope('CapacityProviders', arn('ecs', 'capacity-provider/*')),
  role: scope('RolesOfTheTask', OF_TASK),
  secret: scope('Secrets', SECRETS),
  parameter: scope('Parameters', PARAMETERS),
  stack: scope('Stacks', arn('cloudformation', `stack/${OWN}-*/*`)),
  'log-group': scope('Logs', LOGS),
  'listener-rule': scope('SorryPage', '!Ref SorryPageRuleArn'),
  deploymentgroup: scope('DeploymentGroups', arn('codedeploy', 'deploymentgroup:${CodeDeployApplication}/*')),
  application: scope('Applications', arn('codedeploy', 'application:${CodeDeployApplication}')),
  deploymentconfig: scope('DeploymentConfigurations', arn('codedeploy', 'deploymentconfig:*')),
}

const BY_ACTION: Readonly<Record<string, Scope>> = {
  'ecs:ListTasks': scope('TasksOfTheCluster', `'*'`, CLUSTER),
  'ecs:RunTask': scope('RunTask', FAMILY, CLUSTER),
  'ecs:UpdateService': scope('Deploy', arn('ecs', `service/${IN_SERVICE}`), {
    operator: 'ArnLikeIfExists',
    key: 'ecs:task-definition',
    value: FAMILY,
  }),
}

/** All of a kind, for what looks at every service of the account before it deregisters a revision. */
const EVERYWHERE: Readonly<Record<string, readonly string[]>> = {
  service: ['service/*'],
  'service-deployment': ['service/*', 'service-deployment/*'],
  'service-revision': ['service/*', 'service-revision/*'],
  task: ['task/*'],
}

/** @throws Error for a type of resource without a scope */
export const scopeOf = ({ action, resource, passedTo, part }: Grant): Scope => {
  if (passedTo !== null) return passing(passedTo)
  if (part === 'keep-revisions') return everywhere(resource)
  if (resource === 'repository' && IMAGES.has(action)) return scope('Images', SIDE_CARS)
  const found = BY_ACTION[action === 'ecs:CreateService' ? 'ecs:UpdateService' : action] ?? BY_TYPE[resource]
  if (found === undefined) throw new Error(`${action} on ${resource}: scopes.ts does not know how far it may reach`)
  return found
}

const everywhere = (resource: string): Scope => {
  const all = EVERYWHERE[resource]
  if (all === undefined) return scope('Anything', `'*'`)
  return scope(
    `Every${BY_TYPE[resource]?.sid ?? ''}`,
    all.map((one) => arn('ecs', one)),
  )
}

const passing = (service: string): Scope => {
  const condition = { operator: 'StringEquals', key: 'iam:PassedToService', value: service }
  if (service === 'ecs-tasks.amazonaws.com') {
    return scope('PassRolesOfTheTask', OF_TASK, condition)
  }
  return scope('PassRoleOfTheLoadBalancer', role(`${OWN}-load-balancer`), condition)
}

/** The resources of each operation that ship-to-ecs calls: types and ARNs as the Service Authorization Reference has them. */
import {
  arnOf,
  clusterNameOf,
  nameIn,
  objects,
  taskDefinitionArn,
  text,
  texts,
  type AskedResource,
  type Input,
  type Where,
} from './asked-parts.ts'

type Resolve = (input: Input, where: Where) => readonly AskedResource[]

/** The action knows no resources: a policy must say `*`. */
const none: Resolve = () => [{ type: '*', arn: '*' }]

/** The request has only ids that do not name it. */
const unsaid =
  (type: string): Resolve =>
  () => [{ type, arn: null }]

const typed = (type: string, arns: readonly string[]): readonly AskedResource[] => arns.map((arn) => ({ type, arn }))

const isArn = (value: string): boolean => value.startsWith('arn:')

/** An ARN as it is, or one made of a name. */
const named =
  (type: string, service: string, restOf: (name: string) => string) =>
  (names: readonly string[], where: Where): readonly AskedResource[] =>
    typed(
      type,
      names.map((name) => (isArn(name) ? name : arnOf(where, service, restOf(name)))),
    )

const given = (input: Input, name: string): readonly string[] => {
  const one = text(input, name)
  return one === null ? texts(input, name) : [one]
}

const ofRegistry = (input: Input, where: Where): Where => ({
  ...where,
  account: text(input, 'registryId') ?? where.account,
})

/** Without a name the call is about all of them. */
const repository =
  (member: 'repositoryName' | 'repositoryNames' = 'repositoryName'): Resolve =>
  (input, where) => {
    const names = given(input, member)
    if (names.length === 0)
      return [{ type: 'every repository', arn: arnOf(ofRegistry(input, where), 'ecr', 'repository/*') }]
    return named('repository', 'ecr', (name) => `repository/${name}`)(names, ofRegistry(input, where))
  }

const inCluster =
  (type: string, member: string): Resolve =>
  (input, where) =>
    named(type, 'ecs', (name) => `${type}/${clusterNameOf(input) ?? 'default'}/${name}`)(given(input, member), where)

const cluster =
  (member: string): Resolve =>
  (input, where) =>
    named('cluster', 'ecs', (name) => `cluster/${nameIn(name)}`)(given(input, member), where)

const arnsIn =
  (type: string, member: string): Resolve =>
  (input) =>
    typed(type, given(input, member))

/** By the type that the ARN has. */
const anyTagged =
  (member: string): Resolve =>
  (input) =>
    given(input, member).map((arn) => ({ type: arn.split(':')[5]?.split('/')[0] ?? '', arn }))

const deploymentGroup: Resolve = (input, where) => {
  const application = text(input, 'applicationName')
  const groups = [...given(input, 'deploymentGroupName'), ...given(input, 'deploymentGroupNames')]
  if (application === null || groups.length === 0) return unsaid('deploymentgroup')(input, where)
  return named('deploymentgroup', 'codedeploy', (name) => `deploymentgroup:${application}/${name}`)(groups, where)
}

const application =
  (member: string): Resolve =>
  (input, where) =>
    named('application', 'codedeploy', (name) => `application:${name}`)(given(input, member), where)

/** Names may begin with a slash, which the ARN has anyway. */
const parameters: Resolve = (input, where) =>
  named(
    'parameter',
    'ssm',
    (name) => `parameter/${name.replace(/^\//, '').replace(/:[^:/]*$/, '')}`,
  )(given(input, 'Names'), where)

const secret: Resolve = (input, where) =>
  named('secret', 'secretsmanager', (name) => `secret:${name}-??????`)(given(input, 'SecretId'), where)

const stack: Resolve = (input, where) =>
  named('stack', 'cloudformation', (name) => `stack/${name}/*`)(given(input, 'StackName'), where)

const logStream: Resolve = (input, where) => {
  const group = text(input, 'logGroupName') ?? ''
  return typed('log-group', [
    arnOf(where, 'logs', `log-group:${group}:log-stream:${text(input, 'logStreamName') ?? ''}`),
  ])
}

const role: Resolve = (input, { partition, account }) =>
  typed(
    'role',
    given(input, 'RoleName').map((name) => `arn:${partition}:iam::${account}:role/${name}`),
  )

const each = (resolve: Resolve, service: string, operations: string): Readonly<Record<string, Resolve>> =>
  Object.fromEntries(operations.split(' ').map((operation) => [`${service}:${operation}`, resolve]))

export const RESOURCES: Readonly<Record<string, Resolve>> = {
  ...each(
    none,
    'ecr',
    'DescribePullThroughCacheRules DescribeRepositoryCreationTemplates GetAuthorizationToken GetRegistryScanningConfiguration',
  ),
  ...each(
    repository(),
    'ecr',
    'BatchGetImage CreateRepository DescribeImageScanFindings DescribeImages GetLifecyclePolicy GetRepositoryPolicy',
  ),
  ...each(repository(), 'ecr', 'PutImage PutLifecyclePolicy SetRepositoryPolicy StartImageScan'),
  // Of the data plane: Docker and Trivy.
  ...each(repository(), 'ecr', 'BatchCheckLayerAvailability CompleteLayerUpload GetDownloadUrlForLayer'),
  ...each(repository(), 'ecr', 'InitiateLayerUpload ListImages UploadLayerPart'),
  ...each(repository('repositoryNames'), 'ecr', 'DescribeRepositories'),
  // ListTasks is for a container instance only where the request names one.
  ...each(
    none,
    'ecs',
    'DeregisterTaskDefinition DescribeTaskDefinition ListClusters ListServices ListTaskDefinitionFamilies ListTaskDefinitions ListTasks',
  ),
  ...each(cluster('clusters'), 'ecs', 'DescribeClusters'),
  ...each(cluster('cluster'), 'ecs', 'ListContainerInstances'),
  ...each(inCluster('service', 'services'), 'ecs', 'DescribeServices'),
  ...each(inCluster('service', 'service'), 'ecs', 'ListServiceDeployments UpdateService'),
  ...each(inCluster('service', 'serviceName'), 'ecs', 'CreateService'),
  ...each(arnsIn('service-deployment', 'serviceDeploymentArns'), 'ecs', 'DescribeServiceDeployments'),
  ...each(
    arnsIn('service-deployment', 'serviceDeploymentArn'),
    'ecs',
    'ContinueServiceDeployment StopServiceDeployment',
  ),
  ...each(arnsIn('service-revision', 'serviceRevisionArns'), 'ecs', 'DescribeServiceRevisions'),
  ...each(inCluster('task', 'tasks'), 'ecs', 'DescribeTasks GetTaskProtection'),
  ...each(inCluster('task', 'task'), 'ecs', 'StopTask'),
  ...each(inCluster('container-instance', 'containerInstances'), 'ecs', 'DescribeContainerInstances'),
  'ecs:DescribeCapacityProviders': (input, where) =>
    named('capacity-provider', 'ecs', (name) => `capacity-provider/${name}`)(given(input, 'capacityProviders'), where),
  'ecs:RegisterTaskDefinition': (input, where) =>
    typed('task-definition', [taskDefinitionArn(text(input, 'family') ?? '', where)]),
  'ecs:RunTask': (input, where) =>
    typed('task-definition', [taskDefinitionArn(text(input, 'taskDefinition') ?? '', where)]),
  ...each(anyTagged('resourceArn'), 'ecs', 'TagResource UntagResource'),
  ...each(none, 'application-autoscaling', 'DescribeScalableTargets'),
  ...each(none, 'cloudwatch', 'DescribeAlarms'),
  ...each(none, 'ec2', 'DescribeRouteTables DescribeSecurityGroups DescribeSubnets DescribeVpcEndpoints'),
  ...each(none, 'elasticloadbalancing', 'DescribeListeners DescribeLoadBalancers DescribeRules DescribeTags'),
  ...each(none, 'elasticloadbalancing', 'DescribeTargetGroupAttributes DescribeTargetGroups'),
  ...each(anyTagged('ResourceArns'), 'elasticloadbalancing', 'AddTags'),
  'elasticloadbalancing:SetRulePriorities': (input) =>
    typed(
      'listener-rule',
      objects(input, 'RulePriorities').flatMap((one) => text(one, 'RuleArn') ?? []),
    ),
  ...each(none, 'codedeploy', 'ContinueDeployment GetDeploymentTarget ListApplications StopDeployment'),
  ...each(application('applicationName'), 'codedeploy', 'GetApplicationRevision ListDeploymentGroups'),
  ...each(application('applicationNames'), 'codedeploy', 'BatchGetApplications'),
  ...each(
    deploymentGroup,
    'codedeploy',
    'BatchGetDeploymentGroups CreateDeployment GetDeploymentGroup ListDeployments',
  ),
  ...each(unsaid('deploymentgroup'), 'codedeploy', 'BatchGetDeployments GetDeployment'),
  'cloudformation:DescribeStacks': stack,
  'logs:DescribeLogGroups': none,
  'logs:GetLogEvents': logStream,
  ...each(secret, 'secretsmanager', 'DescribeSecret GetSecretValue'),
  'ssm:GetParameters': parameters,
  'iam:GetRole': role,
  'iam:GetOpenIDConnectProvider': arnsIn('oidc-provider', 'OpenIDConnectProviderArn'),
  'iam:SimulatePrincipalPolicy': arnsIn('role', 'PolicySourceArn'),
}

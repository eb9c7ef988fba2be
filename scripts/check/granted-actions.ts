/**
 * What the policies of our roles grant is something that AWS can grant: an action without resource types has `*`, one that has them has resources
 * of these types and no `*`. The types are those of AWS's Service Authorization Reference, as cfn-lint has them; condition keys of actions are not
 * among its data.
 */
import { z } from 'zod'
import { resolveStack, type ResolvedResource } from '../infra/resolve-stack.ts'

const listed = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([])

/** Policies.json of cfn-lint; the names of actions are in lower case. */
export const AUTHORIZATION = z.record(
  z.string(),
  z.object({
    Actions: z.record(z.string(), z.object({ Resources: listed })),
    Resources: z.record(z.string(), z.object({ ARNFormats: listed })),
  }),
)
export type Authorization = z.infer<typeof AUTHORIZATION>

export interface GrantedActions {
  /** Where it is written. */
  readonly place: string
  readonly actions: readonly string[]
  readonly resources: readonly string[]
}

/** What the policies of the roles of a template allow, with every option on. */
export const grantedIn = ({
  name,
  text,
}: {
  readonly name: string
  readonly text: string
}): readonly GrantedActions[] =>
  resolveStack({ name, template: text, parameters: SAMPLE, account: ACCOUNT, region: REGION }).resources.flatMap(
    ({ logicalId, properties }) =>
      documentsOf(properties).flatMap(({ Statement }) =>
        Statement.filter(({ Effect }) => Effect === 'Allow').map(({ Sid, Action, Resource }) => ({
          place: `${name}: ${logicalId}, ${Sid}`,
          actions: Action,
          resources: Resource,
        })),
      ),
  )

const ACCOUNT = '111111111111'
const REGION = 'eu-west-1'
const BALANCER = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}`

/** By the names of parameters, which mean the same in each template. */
const SAMPLE: Readonly<Record<string, string>> = {
  Application: 'hello',
  Environment: 'production',
  EnvironmentNames: 'production',
  GitHubSubjectPrefix: 'repo:octo-org@12/hello@34',
  ClusterName: 'hello-production',
  ServiceName: 'hello',
  RepositoryArn: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/hello`,
  SideCarRepositoryArns: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/side-car`,
  ExecutionRoleArn: `arn:aws:iam::${ACCOUNT}:role/hello-production-execution`,
  TaskRoleArn: `arn:aws:iam::${ACCOUNT}:role/hello-production-task`,
  TaskRoleName: 'hello-production-task',
  VpcId: 'vpc-0123456789abcdef0',
  PublicSubnetIds: 'subnet-01234567,subnet-12345678',
  TaskSubnetIds: 'subnet-23456789,subnet-3456789a',
  TaskSecurityGroupId: 'sg-0123456789abcdef0',
  SecretArns: `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:shop/key-AbCdEf`,
  ParameterArns: `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/shop/url`,
  ...{ CreateRepository: 'enabled', KeepRevisions: 'enabled', CodeDeployApplication: 'hello', Strategy: 'blue-green' },
  SorryPageRuleArn: `${BALANCER}:listener-rule/app/hello/1/2/3`,
  ListenerArn: `${BALANCER}:listener/app/hello/1/2`,
  LoadBalancerArn: `${BALANCER}:loadbalancer/app/hello/1`,
  TargetGroupArn: `${BALANCER}:targetgroup/hello/1`,
  AlternateTargetGroupArn: `${BALANCER}:targetgroup/other/1`,
}

const document = z.object({
  Statement: z.array(
    z.object({ Sid: z.string(), Effect: z.enum(['Allow', 'Deny']), Action: listed, Resource: listed }),
  ),
})
const policies = z.object({
  Policies: z.array(z.object({ PolicyDocument: document })).default([]),
  Roles: z.unknown().optional(),
  PolicyDocument: z.unknown().optional(),
})

/** A policy with `Roles` is one of theirs; that of a bucket has none. */
const documentsOf = (properties: ResolvedResource['properties']) => {
  const { Policies, Roles, PolicyDocument } = policies.parse(properties)
  const inline = Policies.map((one) => one.PolicyDocument)
  return Roles === undefined
    ? inline
    : [...inline, ...(PolicyDocument === undefined ? [] : [document.parse(PolicyDocument)])]
}

/** Actions that have resource types, and all the same `*`. */
const ON_ALL: Readonly<Record<string, string>> = {
  'cloudwatch:DescribeAlarms': 'CloudWatch shows composite alarms to no narrower permission',
  'ecs:ListTasks':
    'the only type is that of an instance, which tasks on Fargate do not have; the condition names the cluster',
}

/** One line for each action of a statement that AWS cannot grant so. */
export const grantProblems = (granted: readonly GrantedActions[], data: Authorization): readonly string[] => [
  ...granted.flatMap(({ place, actions, resources }) =>
    actions.flatMap((action) => problemsOf(action, resources, data).map((problem) => `${place}: ${action} ${problem}`)),
  ),
  ...Object.keys(ON_ALL)
    .filter((action) => !granted.some(({ actions }) => actions.includes(action)))
    .map((action) => `${action} is an exception in granted-actions.ts, and no policy grants it: remove it`),
]

const problemsOf = (action: string, resources: readonly string[], data: Authorization): readonly string[] => {
  const types = typesOf(action, data)
  if (types === null) return ['is no action of AWS']
  const names = types.map(({ type }) => type).join(', ')
  if (names === '')
    return resources.every((one) => one === '*') ? [] : ['has no resource types: AWS grants it on * only']
  if (resources.includes('*')) return action in ON_ALL ? [] : [`has the resource types ${names}, and is granted on *`]
  return [
    ...resources
      .filter((one) => !types.some(({ matches }) => matches(one)))
      .map((one) => `has no resource type for ${one}`),
    ...(asksForEach(action) ? types : [])
      .filter(({ matches }) => !resources.some(matches))
      .map(({ type }) => `is granted on no resource of the type ${type}`),
  ]
}

/** Null: there is no such action. */
const typesOf = (action: string, data: Authorization) => {
  const [service = '', name = ''] = action.split(':')
  const own = data[service]
  const types = own?.Actions[name.toLowerCase()]?.Resources
  if (own === undefined || types === undefined) return null
  return types.map((type) => ({ type, matches: matching(own.Resources[type.toLowerCase()]?.ARNFormats ?? []) }))
}

/** ECS asks for the service and for what is in it; in other services the types are alternatives, as are those that have tags. */
const asksForEach = (action: string): boolean => /^ecs:(?!TagResource$|UntagResource$)/u.test(action)

const matching = (formats: readonly string[]) => {
  const patterns = formats.map((format) => new RegExp(`^${format.replaceAll(/\$\{\w+\}/gu, '[^:]*')}$`, 'u'))
  return (arn: string): boolean => patterns.some((pattern) => pattern.test(arn))
}

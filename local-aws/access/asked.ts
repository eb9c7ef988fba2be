/**
 * What IAM is asked for a call: the action, the resources and the values of condition keys (Service Authorization Reference). One call may ask for
 * several actions: who registers a task definition passes its roles.
 */
import type { RequestContext } from './conditions.ts'
import { partitionOf } from './regions.ts'
import { RESOURCES } from './asked-resources.ts'
import {
  arnOf,
  clusterNameOf,
  field,
  objects,
  taskDefinitionArn,
  text,
  type AskedResource,
  type Input,
  type Where,
} from './asked-parts.ts'

export interface Asked {
  /** `ecs:UpdateService`. */
  readonly action: string
  readonly resources: readonly AskedResource[]
  readonly context: RequestContext
}

/** A call as the server recorded it, and whose it is. */
export interface AskingCall {
  readonly service: string
  readonly operation: string
  readonly input: unknown
  readonly account: string
  readonly region: string | null
}

/** Nothing for what needs no permission. @throws Error for an operation whose resources are not known */
export const askedBy = ({ service, operation, input: given, account, region }: AskingCall): readonly Asked[] => {
  const action = `${service}:${operation}`
  if (WITHOUT_PERMISSION.has(action)) return []
  const where = { account, region: region ?? 'us-east-1', partition: partitionOf(region ?? '') }
  const input = field(given)
  const resourcesOf = RESOURCES[action]
  if (resourcesOf === undefined) throw new Error(`the resources of ${action} are not listed in asked-resources.ts`)
  const named = resourcesOf(input, where)
  // A request that names nothing is about all.
  const resources = named.length > 0 ? named : [{ type: '*', arn: '*' }]
  const own = { action, resources, context: contextOf(service, input, where) }
  return [own, ...tagged(own, input, where), ...passedRoles(action, input)]
}

/** For everybody (STS API Reference), and by a token alone. */
const WITHOUT_PERMISSION = new Set(['sts:GetCallerIdentity', 'sts:AssumeRoleWithWebIdentity'])

const contextOf = (service: string, input: Input, where: Where): RequestContext => {
  if (service !== 'ecs') return new Map()
  const cluster = clusterNameOf(input)
  const definition = text(input, 'taskDefinition')
  return new Map([
    ...(cluster === null ? [] : [['ecs:cluster', [arnOf(where, 'ecs', `cluster/${cluster}`)]] as const]),
    ...(definition === null ? [] : [['ecs:task-definition', [taskDefinitionArn(definition, where)]] as const]),
  ])
}

const CREATES_TAGGED = new Set([
  'ecs:CreateService',
  'ecs:RegisterTaskDefinition',
  'ecs:RunTask',
  'ecr:CreateRepository',
])

/** What is created with tags needs the permission to tag it; a task is no resource of the action that runs it. */
const tagged = ({ action, resources, context }: Asked, input: Input, where: Where): readonly Asked[] => {
  if (!CREATES_TAGGED.has(action) || objects(input, 'tags').length === 0) return []
  const [service = '', operation = ''] = action.split(':')
  const during = service === 'ecs' ? [['ecs:createaction', [operation]] as const] : []
  const task = { type: 'task', arn: arnOf(where, 'ecs', `task/${clusterNameOf(input) ?? 'default'}/*`) }
  return [
    {
      action: `${service}:TagResource`,
      resources: operation === 'RunTask' ? [task] : resources,
      context: new Map([...context, ...during]),
    },
  ]
}

const TASKS = 'ecs-tasks.amazonaws.com'
const ECS = 'ecs.amazonaws.com'

const passedRoles = (action: string, input: Input): readonly Asked[] => {
  const ofTask = action === 'ecs:RegisterTaskDefinition' ? ['executionRoleArn', 'taskRoleArn'] : []
  const isOfService = action === 'ecs:CreateService' || action === 'ecs:UpdateService'
  return [
    ...ofTask.flatMap((name) => passed(text(input, name), TASKS)),
    ...(isOfService ? rolesOfService(input).flatMap((role) => passed(role, ECS)) : []),
  ]
}

const passed = (role: string | null, service: string): readonly Asked[] =>
  role === null
    ? []
    : [
        {
          action: 'iam:PassRole',
          resources: [{ type: 'role', arn: role }],
          context: new Map([['iam:passedtoservice', [service]]]),
        },
      ]

/** Roles with which ECS itself works for a service: load balancers, hooks and volumes. */
const rolesOfService = (input: Input): readonly (string | null)[] => [
  ...objects(input, 'loadBalancers').map((one) => text(field(one['advancedConfiguration']), 'roleArn')),
  ...objects(field(input['deploymentConfiguration']), 'lifecycleHooks').map((one) => text(one, 'roleArn')),
  ...objects(input, 'volumeConfigurations').map((one) => text(field(one['managedEBSVolume']), 'roleArn')),
]

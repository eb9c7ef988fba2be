/** CreateDeployment: one at a time for a group, of an AppSpec that names a task definition. */
import type { CreateDeploymentInput, CreateDeploymentOutput, DeploymentInfo } from '@aws-sdk/client-codedeploy'
import { z } from 'zod'
import { deploymentId } from '../ecs/identifiers.ts'
import { findTaskDefinition } from '../ecs/lookup.ts'
import type { DeploymentRecord, ServiceRecord } from '../ecs/records.ts'
import { recount } from '../ecs/tasks.ts'
import { AwsError } from '../protocol/aws-error.ts'
import { codeDeployId, hasEnded, revisionOf, type CodeDeployState, type GroupRecord } from './deployment-records.ts'

/** User guide, "AppSpec 'resources' section for Amazon ECS deployments": all three of the network, and what is required. */
const appSpec = z.object({
  version: z.literal(0),
  Resources: z
    .array(
      z.strictObject({
        TargetService: z.strictObject({
          Type: z.literal('AWS::ECS::Service'),
          Properties: z.strictObject({
            TaskDefinition: z.string(),
            LoadBalancerInfo: z.strictObject({ ContainerName: z.string(), ContainerPort: z.int() }),
            PlatformVersion: z.string().optional(),
            NetworkConfiguration: z
              .strictObject({
                AwsvpcConfiguration: z.strictObject({
                  Subnets: z.array(z.string()),
                  SecurityGroups: z.array(z.string()),
                  AssignPublicIp: z.enum(['ENABLED', 'DISABLED']),
                }),
              })
              .optional(),
            CapacityProviderStrategy: z
              .array(z.strictObject({ Base: z.int(), CapacityProvider: z.string(), Weight: z.int() }))
              .optional(),
          }),
        }),
      }),
    )
    .length(1),
  Hooks: z.array(z.record(z.string(), z.string())).optional(),
})

export const createDeployment = (
  state: CodeDeployState,
  group: GroupRecord,
  input: CreateDeploymentInput,
): CreateDeploymentOutput => {
  const { seed, service, queue } = group
  const open = state.deployments.find((one) => one.group === group && !hasEnded(one))
  if (open !== undefined) {
    const message = `The Deployment Group '${seed.deploymentGroup}' already has an active Deployment '${open.info.deploymentId}'`
    throw new AwsError('DeploymentLimitExceededException', message)
  }
  const content = contentOf(input)
  const taskDefinition = taskDefinitionIn(state, content)
  const at = state.clock.date()
  const blue = service.shape.deployments.find(({ status }) => status === 'PRIMARY') ?? null
  const id = codeDeployId()
  const scenario = queue.length > 1 ? queue.shift() : queue[0]
  const steps = scenario?.steps ?? []
  const hold = steps.find(({ kind }) => kind === 'clock-holds')
  if (hold !== undefined) state.clock.holdAt(at.getTime() + hold.at * 1000)
  state.deployments.unshift({
    group,
    content,
    info: { ...infoOf(seed, input), deploymentId: id, createTime: at, revision: revisionOf(content) },
    ...{ events: null, blue, weight: 0, digest: scenario?.reports ?? null, remaining: [...steps] },
    green: addTaskSet(service, { taskDefinition, at, id }),
  })
  return { deploymentId: id }
}

const contentOf = ({ revision }: CreateDeploymentInput): string => revision?.appSpecContent?.content ?? 'null'

const infoOf = (seed: GroupRecord['seed'], input: CreateDeploymentInput): DeploymentInfo => {
  const events = [...(seed.autoRollback ?? [])]
  return {
    applicationName: seed.application,
    deploymentGroupName: seed.deploymentGroup,
    deploymentConfigName: input.deploymentConfigName ?? 'CodeDeployDefault.ECSAllAtOnce',
    status: 'Created',
    computePlatform: 'ECS',
    autoRollbackConfiguration: { enabled: events.length > 0, events },
    ...(input.description === undefined ? {} : { description: input.description }),
  }
}

const addTaskSet = (
  service: ServiceRecord,
  { taskDefinition, at, id }: { readonly taskDefinition: string; readonly at: Date; readonly id: string },
): DeploymentRecord => {
  const green: DeploymentRecord = {
    ...{ id: deploymentId(), status: 'ACTIVE', taskDefinition, desiredCount: service.shape.desiredCount },
    ...{ pendingCount: 0, runningCount: 0, failedTasks: 0, createdAt: at },
  }
  service.shape.deployments.push(green)
  service.externalIds = new Map([...(service.externalIds ?? []), [green.id, id]])
  recount(service)
  return green
}

const taskDefinitionIn = ({ ecs }: CodeDeployState, content: string): string => {
  const parsed = appSpec.safeParse(JSON.parse(content))
  if (!parsed.success)
    throw new AwsError('InvalidRevisionException', `The AppSpec is not valid: ${parsed.error.message}`)
  const [resource] = parsed.data.Resources
  const arn = resource?.TargetService.Properties.TaskDefinition ?? ''
  if (findTaskDefinition(ecs, arn) !== undefined) return arn
  throw new AwsError('InvalidRevisionException', `The task definition ${arn} does not exist.`)
}

/** What is probably wrong with a service and its new task definition, with the command that shows or repairs it; never an error. */
import type { DeploymentConfiguration, Service } from '@aws-sdk/client-ecs'
import { isOfCodeDeploy } from '../../domain/codedeploy/task-sets.ts'
import type { TaskDefinitionDraft } from '../../domain/task-definition/task-definition.ts'
import { lastPart } from '../../domain/aws/last-part.ts'

/** A service as ECS describes it, and the cluster as the settings name it. */
export interface DescribedService {
  readonly cluster: string
  readonly service: Service
}

/** The sentences for a service as ECS describes it. */
export const serviceWarnings = ({ cluster, service }: DescribedService): readonly string[] => {
  const { deploymentConfiguration: configuration = {}, serviceName = '' } = service
  // Services of CodeDeploy have none: their deployment group has a rollback of its own.
  if (isOfCodeDeploy(service) || hasFailureDetection(configuration)) return []
  const without = `the service ${serviceName} has no deployment circuit breaker: ECS starts failing tasks again and again`
  // It does not exist yet.
  if (service.status === undefined)
    return [
      `${without}. To enable it, set \`deploymentConfiguration.deploymentCircuitBreaker\` in the service definition`,
    ]
  const command = `aws ecs update-service${inRegion(service)} --cluster ${cluster} --service ${serviceName} --deployment-configuration "${withBreaker(configuration)}"`
  return [`${without}, and rolls nothing back. To enable it: ${command}`]
}

/** The breaker belongs to rolling deployments; alarms also end a deployment that fails. */
const hasFailureDetection = ({ strategy, alarms, deploymentCircuitBreaker }: DeploymentConfiguration): boolean =>
  (strategy ?? 'ROLLING') !== 'ROLLING' || alarms?.enable === true || deploymentCircuitBreaker?.enable === true

/** In the AWS CLI's shorthand, with the percentages that the service has: the command changes nothing else. */
const withBreaker = ({ minimumHealthyPercent, maximumPercent }: DeploymentConfiguration): string =>
  [
    'deploymentCircuitBreaker={enable=true,rollback=true}',
    ...(minimumHealthyPercent === undefined ? [] : [`minimumHealthyPercent=${minimumHealthyPercent}`]),
    ...(maximumPercent === undefined ? [] : [`maximumPercent=${maximumPercent}`]),
  ].join(',')

/** From `arn:aws:ecs:eu-west-1:…`: the caller's default region may be another one. */
const inRegion = ({ serviceArn = '' }: Service): string => {
  const region = serviceArn.split(':')[3]
  return region === undefined || region === '' ? '' : ` --region ${region}`
}

/** The sentences for a task definition whose family is not the one that the service runs. */
export const familyWarnings = (draft: TaskDefinitionDraft, { service }: DescribedService): readonly string[] => {
  const { serviceName = '', taskDefinition } = service
  const running = taskDefinition === undefined ? undefined : lastPart(taskDefinition).replace(/:\d+$/, '')
  const { family } = draft.input
  // What the family will be is not known on a commit that is not trusted.
  const isUnknown = draft.filled?.get('family')?.text === null
  if (running === undefined || running === family || isUnknown) return []
  const command = `aws ecs describe-task-definition${inRegion(service)} --task-definition ${running} --query taskDefinition`
  return [
    `the service ${serviceName} runs the family ${running}, but ${draft.source} is of the family ${family ?? ''}. If that is not intended, set \`family\` to ${running}; to see what runs now: ${command}`,
  ]
}

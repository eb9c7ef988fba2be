/** Names that ECS gives; the only way to have one is to have checked it. They are shown in commands, so nothing else may pass. */
import type { DeployedBy } from '../aws/deployed-by.ts'

declare const brand: unique symbol
type Branded<Form extends string, Name> = Form & { readonly [brand]: Name }

/** A revision of a task definition. */
export type TaskDefinitionArn = Branded<`arn:${string}:task-definition/${string}`, 'task definition'>
/** Of ECS: the id in `deployments[]` and the `startedBy` of its tasks. Of CodeDeploy: the `externalId` of its task set. */
export type DeploymentId = Branded<`ecs-svc/${string}` | `d-${string}`, 'deployment'>
export type ServiceDeploymentArn = Branded<`arn:${string}:service-deployment/${string}`, 'service deployment'>

/** Amazon Resource Names: partition, service, region, account; names are letters, digits, `-` and `_` (ECS API Reference). */
const ARN_OF_ECS = String.raw`^arn:[a-z0-9-]+:ecs:[a-z0-9-]+:\d{12}:`
const TASK_DEFINITION = new RegExp(String.raw`${ARN_OF_ECS}task-definition/[\w-]{1,255}:\d+$`)
const SERVICE_DEPLOYMENT = new RegExp(String.raw`${ARN_OF_ECS}service-deployment/(?:[\w-]{1,255}/){1,2}[\w-]{1,255}$`)
const DEPLOYMENT = /^ecs-svc\/\d{1,25}$/
/** CodeDeploy API Reference, CreateDeployment: "a system-generated unique ID". */
const CODEDEPLOY_DEPLOYMENT = /^d-[A-Z0-9]{1,32}$/

const isTaskDefinitionArn = (text: string): text is TaskDefinitionArn => TASK_DEFINITION.test(text)
const isDeploymentId = (text: string): text is DeploymentId => DEPLOYMENT.test(text)
const isCodeDeployId = (text: string): text is DeploymentId => CODEDEPLOY_DEPLOYMENT.test(text)
const isServiceDeploymentArn = (text: string): text is ServiceDeploymentArn => SERVICE_DEPLOYMENT.test(text)

/** The ARN of a revision that a text holds, or null. */
export const parseTaskDefinitionArn = (text = ''): TaskDefinitionArn | null => (isTaskDefinitionArn(text) ? text : null)

/** The id of a deployment that a text holds, or null. */
export const parseDeploymentId = (text = ''): DeploymentId | null => (isDeploymentId(text) ? text : null)

/** The id of a deployment of CodeDeploy that a text holds, or null. */
export const parseCodeDeployId = (text = ''): DeploymentId | null => (isCodeDeployId(text) ? text : null)

/** The ARN of a service deployment that a text holds, or null. */
export const parseServiceDeploymentArn = (text = ''): ServiceDeploymentArn | null =>
  isServiceDeploymentArn(text) ? text : null

const DEPLOYERS: readonly (readonly [RegExp, DeployedBy['kind']])[] = [
  [DEPLOYMENT, 'ecs'],
  [CODEDEPLOY_DEPLOYMENT, 'codedeploy'],
]

/** What carries out a deployment, by the form of its id. */
export const deployerOf = (id: DeploymentId): DeployedBy['kind'] => {
  const found = DEPLOYERS.find(([form]) => form.test(id))
  if (found === undefined) throw new Error(`nothing is known to carry out the deployment ${id}`)
  return found[1]
}

/** `family:revision` of the ARN of a task definition. */
export const revisionName = (arn: string): string => arn.split('/').at(-1) ?? arn

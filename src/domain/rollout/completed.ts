/** Which revisions of a service have completed a deployment, in what ECS lists. Pure. */
import type { ServiceDeploymentBrief, ServiceRevision } from '@aws-sdk/client-ecs'
import type { AppSpecFile } from '../codedeploy/appspec.ts'
import { parseTaskDefinitionArn, type TaskDefinitionArn } from './identifiers.ts'

/** A revision whose deployment completed. */
export interface Completed {
  readonly taskDefinitionArn: TaskDefinitionArn
  /** Of that deployment, milliseconds since 1970 by the server's clock. */
  readonly at: number
  /** What CodeDeploy has deployed it with; absent: ECS itself has. */
  readonly appspec?: AppSpecFile
}

const timeOf = ({ createdAt }: ServiceDeploymentBrief): number => createdAt?.getTime() ?? 0

/** Those that completed, newest first: ECS does not say in which order it lists them. */
export const completedFirst = (listed: readonly ServiceDeploymentBrief[]): readonly ServiceDeploymentBrief[] =>
  listed.filter(({ status }) => status === 'SUCCESSFUL').toSorted((one, other) => timeOf(other) - timeOf(one))

/** The revisions of these deployments in their order, each once. A service revision may be one of several of the same task definition. */
export const revisionsOf = (
  deployments: readonly ServiceDeploymentBrief[],
  revisions: readonly ServiceRevision[],
): readonly Completed[] => {
  const definitions = new Map(
    revisions.map(({ serviceRevisionArn, taskDefinition }) => [serviceRevisionArn, taskDefinition] as const),
  )
  const all = deployments.flatMap((deployment): readonly Completed[] => {
    const arn = parseTaskDefinitionArn(definitions.get(deployment.targetServiceRevisionArn))
    return arn === null ? [] : [{ taskDefinitionArn: arn, at: timeOf(deployment) }]
  })
  return all.filter(
    ({ taskDefinitionArn }, index) => all.findIndex((one) => one.taskDefinitionArn === taskDefinitionArn) === index,
  )
}

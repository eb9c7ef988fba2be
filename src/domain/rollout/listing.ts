/** Which service deployment in a listing is ours, and which one follows it. */
import type { ServiceDeployment, ServiceDeploymentBrief, ServiceRevision } from '@aws-sdk/client-ecs'
import type { StartedDeployment } from './rollout.ts'

const timeOf = ({ createdAt }: ServiceDeploymentBrief): number => createdAt?.getTime() ?? 0

const oldestFirst = (listed: readonly ServiceDeploymentBrief[]): readonly ServiceDeploymentBrief[] =>
  listed.toSorted((one, other) => timeOf(one) - timeOf(other))

/**
 * The ARN of our service deployment: the oldest one whose target revision has the task definition that we registered. Nobody
 * can have used that one before us, so neither the runner's clock nor the order of the listing matters. Null: not listed yet.
 */
export const ownAmong = (
  listed: readonly ServiceDeploymentBrief[],
  revisions: readonly ServiceRevision[],
  { taskDefinitionArn }: StartedDeployment,
): string | null => {
  const own = new Set(
    revisions.flatMap(({ taskDefinition, serviceRevisionArn }) =>
      taskDefinition === taskDefinitionArn ? (serviceRevisionArn ?? []) : [],
    ),
  )
  const found = oldestFirst(listed).find(({ targetServiceRevisionArn: arn }) => arn !== undefined && own.has(arn))
  return found?.serviceDeploymentArn ?? null
}

/** The ARN of the service deployment created right after ours, or null. */
export const successorAmong = (listed: readonly ServiceDeploymentBrief[], own: ServiceDeployment): string | null => {
  const newer = oldestFirst(listed).find((one) => timeOf(one) > timeOf(own))
  return newer?.serviceDeploymentArn ?? null
}

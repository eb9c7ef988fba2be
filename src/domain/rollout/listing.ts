/** Which service deployment in a listing is ours, and which one follows it. */
import type { ServiceDeployment, ServiceDeploymentBrief, ServiceRevision } from '@aws-sdk/client-ecs'
import type { StartedDeployment } from './rollout.ts'

const timeOf = ({ createdAt }: ServiceDeploymentBrief): number => createdAt?.getTime() ?? 0

const oldestFirst = (listed: readonly ServiceDeploymentBrief[]): readonly ServiceDeploymentBrief[] =>
  listed.toSorted((one, other) => timeOf(one) - timeOf(other))

/**
 * The ARN of our service deployment: of those whose target revision has our task definition the one created closest to our entry in
 * `deployments[]`. A revision that we registered nobody can have used before us; one that the service had already may have had several. Both
 * times are the server's, so neither the runner's clock nor the order of the listing matters. Null: not listed yet.
 */
export const ownAmong = (
  listed: readonly ServiceDeploymentBrief[],
  revisions: readonly ServiceRevision[],
  { taskDefinitionArn, createdAt }: StartedDeployment,
): string | null => {
  const own = new Set(
    revisions.flatMap(({ taskDefinition, serviceRevisionArn }) =>
      taskDefinition === taskDefinitionArn ? (serviceRevisionArn ?? []) : [],
    ),
  )
  const ofRevision = listed.filter(({ targetServiceRevisionArn: arn }) => arn !== undefined && own.has(arn))
  const distance = (one: ServiceDeploymentBrief): number => Math.abs(timeOf(one) - createdAt)
  const found = ofRevision.toSorted((one, other) => distance(one) - distance(other))[0]
  return found?.serviceDeploymentArn ?? null
}

/** The ARN of the service deployment created right after ours, or null. */
export const successorAmong = (listed: readonly ServiceDeploymentBrief[], own: ServiceDeployment): string | null => {
  const newer = oldestFirst(listed).find((one) => timeOf(one) > timeOf(own))
  return newer?.serviceDeploymentArn ?? null
}

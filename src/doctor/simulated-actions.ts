/** What IAM is asked about the role of a deployment: what every deployment calls, on what it calls it. */
import { lastPart } from '../domain/aws/last-part.ts'
import type { RoleName } from '../domain/aws/role.ts'
import type { Config } from '../settings/config.ts'

/** Actions on one resource. */
export interface SimulatedCalls {
  readonly actions: readonly string[]
  /** An ARN; `*` for actions that know no resource (Service Authorization Reference). */
  readonly resource: string
}

/** With a role of the registry, the login to ECR is its own. */
export const callsOfEveryDeployment = (config: Config, role: RoleName): readonly SimulatedCalls[] => {
  const [{ cluster, service, region }] = config.services
  const login = config.roles.registry === null ? ['ecr:GetAuthorizationToken'] : []
  const all = { actions: ['ecs:DescribeTaskDefinition', ...login], resource: '*' }
  if (region === null) return [all]
  const arn = `arn:${role.partition}:ecs:${region}:${role.account}:service/${lastPart(cluster)}/${service}`
  return [all, { actions: ['ecs:DescribeServices', 'ecs:UpdateService'], resource: arn }]
}

/** The deployment groups of the services that a play deploys. */
import type { DeploymentGroupSeed } from '../../local-aws/codedeploy/deployment-script.ts'

/** Of the service `web` unless it says another one. */
export type PlayedGroup = Omit<DeploymentGroupSeed, 'cluster' | 'service'> &
  Partial<Pick<DeploymentGroupSeed, 'service'>>

/** Containers report the digest of the push, as an engine would. */
export const groupsOf = (
  groups: PlayedGroup | readonly PlayedGroup[] | undefined,
  digest: string,
): DeploymentGroupSeed[] =>
  [groups ?? []].flat().map((group) => ({
    ...{ cluster: 'demo', service: 'web' },
    ...group,
    scenarios: group.scenarios.map((one) => ({ reports: digest, ...one })),
  }))

/** The deployment group of the service that a play deploys. */
import type { DeploymentGroupSeed } from '../../local-aws/codedeploy/deployment-script.ts'

export type PlayedGroup = Omit<DeploymentGroupSeed, 'cluster' | 'service'>

/** Containers report the digest of the push, as an engine would. */
export const groupsOf = (group: PlayedGroup | undefined, digest: string): DeploymentGroupSeed[] =>
  group === undefined
    ? []
    : [
        {
          ...{ cluster: 'demo', service: 'web' },
          ...group,
          scenarios: group.scenarios.map((one) => ({ reports: digest, ...one })),
        },
      ]

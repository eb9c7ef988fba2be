/** The AppSpec that CodeDeploy has deployed an earlier revision with. */
import type { DeployedBy } from '../../domain/aws/deployed-by.ts'
import type { Completed } from '../../domain/rollout/completed.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { strategyOf } from '../strategies/strategies.ts'
import type { FindPorts, FoundRevision, Going } from './going.ts'

/**
 * What deploys the service, with the properties of that time, but without the hooks: a check of a newer revision must not keep an earlier one away.
 * Where CodeDeploy does not say, they are those of the service.
 */
export const withAppSpec = async (
  going: Going,
  { asItIs }: FoundRevision,
  { target, log }: FindPorts,
): Promise<DeployedBy> => {
  const { deployedBy } = going
  if (deployedBy.kind === 'ecs' || asItIs === null) return deployedBy
  const isWanted = ({ taskDefinitionArn }: Completed): boolean => taskDefinitionArn === asItIs.taskDefinitionArn
  const enough = (found: readonly Completed[]): boolean => found.some(isWanted)
  const completed = await strategyOf(deployedBy.kind)
    .completed(going, { target, enough })
    .catch((error: unknown) => {
      if (!(error instanceof AwsError)) throw error
      log.info(`${error.message}; the AppSpec is made out of the service`)
      return []
    })
  const appspec = completed.find(isWanted)?.appspec
  return appspec === undefined ? deployedBy : { ...deployedBy, appspec: { ...appspec, hooks: null } }
}

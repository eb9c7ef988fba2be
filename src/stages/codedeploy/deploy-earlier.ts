/** Deploys what a service had before, where a deployment of CodeDeploy has ended with the traffic on its tasks and can no longer be stopped. */
import { appSpecAgain, renderAppSpec } from '../../domain/codedeploy/appspec.ts'
import type { CodeDeployPicture } from '../../domain/codedeploy/codedeploy-picture.ts'
import { revisionName, type DeploymentId, type TaskDefinitionArn } from '../../domain/rollout/identifiers.ts'
import { REPLACED } from '../../domain/rollout/rollback-policy.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import { LONGEST_LOOK_MS } from '../looks.ts'
import type { Taken } from '../roll-back/own.ts'
import type { RequestPorts } from '../roll-back/request-rollback.ts'
import { readCompletedByCodeDeploy, type CompletedByCodeDeploy, type Group } from './completed-by-codedeploy.ts'
import { createDeployment } from './create-deployment.ts'
import { deploymentUnderWay } from './under-way.ts'

interface Earlier {
  readonly picture: CodeDeployPicture
  /** The one that is taken back. */
  readonly deployment: StartedDeployment
  /** What the service had right before it. */
  readonly to: TaskDefinitionArn
}

/** The share of traffic is moved at once: what is moved away does not serve. */
const AT_ONCE = 'CodeDeployDefault.ECSAllAtOnce'

/**
 * Creates the deployment of the last revision that completed; never where somebody else deploys.
 * @throws ShipError, AwsError: what `createDeployment` throws
 */
export const deployEarlier = async (earlier: Earlier, ports: RequestPorts): Promise<Taken> => {
  const { deployment, to } = earlier
  const { cluster, service, taskDefinitionArn: from } = deployment
  const group = groupOf(earlier.picture)
  if ((await deploymentUnderWay(group, ports)) !== null) return { kind: 'none', because: REPLACED }
  const good = await lastGood(earlier, group, ports)
  const back = good?.taskDefinitionArn ?? to
  const creating = {
    ...{ cluster, service, from, by: { ...group, deploymentConfig: AT_ONCE } },
    taskDefinition: back,
    registered: null,
    description: `back to ${revisionName(back)} from ${deployment.deploymentId}`,
    content: good === null ? rendered(earlier) : appSpecAgain(good.appspec),
  }
  try {
    const created = await createDeployment(creating, ports, replaced)
    ports.log.info(`set service ${service} back to ${back}: deployment ${created.deploymentId}`)
    const followed = { ...created, cluster, service, previousTaskDefinitionArn: from }
    return { kind: 'taken', by: 'run', followed, until: 'serving' }
  } catch (error) {
    if (error instanceof Replaced) return { kind: 'none', because: REPLACED }
    throw error
  }
}

/** Somebody else has deployed between the look and the request. */
class Replaced extends Error {}

const replaced = (other: DeploymentId): Promise<never> => Promise.reject(new Replaced(other))

const groupOf = ({ deployment }: CodeDeployPicture): Group => {
  const { applicationName: application, deploymentGroupName: deploymentGroup, deploymentId = '' } = deployment
  if (application !== undefined && deploymentGroup !== undefined) return { application, deploymentGroup }
  throw fault('E_AWS', { message: `codedeploy:GetDeployment of ${deploymentId} returned no deployment group` })
}

/** Null where CodeDeploy does not say: then it is what the service had right before. */
const lastGood = async (
  { deployment, to }: Earlier,
  group: Group,
  { target: { codedeploy }, clock, log }: RequestPorts,
): Promise<CompletedByCodeDeploy | null> => {
  const { service, taskDefinitionArn } = deployment
  const goodIn = (found: readonly CompletedByCodeDeploy[]): CompletedByCodeDeploy | null =>
    found.find((one) => one.taskDefinitionArn !== taskDefinitionArn) ?? null
  const limit = { signal: clock.timeout(LONGEST_LOOK_MS) }
  try {
    const enough = (found: readonly CompletedByCodeDeploy[]): boolean => goodIn(found) !== null
    // Behind one that cannot be read, none is known to be the last.
    const reading = { codedeploy, limit, enough, unreadable: 'end' } as const
    const good = goodIn(await readCompletedByCodeDeploy(group, reading))
    if (good !== null && good.taskDefinitionArn !== to) {
      const [last, before] = [good.taskDefinitionArn, to].map(revisionName)
      log.info(`the last revision of ${service} that completed is ${last ?? ''}, not ${before ?? ''}`)
    }
    return good
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    log.info(`${error.message}; the rollback is to ${revisionName(to)}, which the service had before`)
    return null
  }
}

/** As the service is now. */
const rendered = ({ picture: { service }, to }: Earlier): string =>
  renderAppSpec({ taskDefinition: to, file: null, service: service ?? {}, container: null })

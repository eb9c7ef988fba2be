/** What deploys a service: ECS itself, or CodeDeploy with the deployment group of the service. */
import type { Service } from '@aws-sdk/client-ecs'
import type { DeploymentGroupInfo } from '@aws-sdk/client-codedeploy'
import { isOfCodeDeploy } from '../../domain/codedeploy/task-sets.ts'
import type { ByCodeDeploy, DeployedBy } from '../../domain/aws/deployed-by.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import type { CodeDeploySettings } from '../../settings/codedeploy-settings.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { readAppSpecFile } from './read-appspec.ts'
import { allOrEveryProblem } from './every-problem.ts'
import { findGroup, type GroupName, readGroup } from './deployment-group.ts'

export type DeployerPorts = Pick<Ports, 'target' | 'files'>

/**
 * Takes the settings of the service and the service as it is.
 * @throws ShipError `E_INPUT` for settings that contradict the service, `E_DEPLOYMENT_GROUP`; AwsError
 */
export const readDeployer = async (
  settings: ServiceConfig['codeDeploy'],
  service: Service,
  ports: DeployerPorts,
): Promise<DeployedBy> => {
  const [found, appspec] = await allOrEveryProblem([
    readDeployerAlone(settings, service, ports),
    settings?.appspec ? readAppSpecFile(settings.appspec, ports.files) : Promise.resolve(null),
  ])
  return found.kind === 'ecs' ? found : { ...found, appspec }
}

/** The same without the file of an AppSpec. */
export const readDeployerAlone = async (
  settings: ServiceConfig['codeDeploy'],
  service: Service,
  ports: Pick<Ports, 'target'>,
): Promise<DeployedBy> => {
  const given = { ...NOT_SET, ...settings }
  if (!isOfCodeDeploy(service)) return byEcs(given, service)
  const { deploymentConfig } = given
  return { kind: 'codedeploy', ...(await groupOf(given, service, ports)), deploymentConfig, appspec: null }
}

const NOT_SET: CodeDeploySettings = { application: null, deploymentGroup: null, deploymentConfig: null, appspec: null }

const NAMES: Readonly<Record<keyof CodeDeploySettings, string>> = {
  application: 'codedeploy-application',
  deploymentGroup: 'codedeploy-deployment-group',
  deploymentConfig: 'codedeploy-deployment-config',
  appspec: 'codedeploy-appspec',
}

const byEcs = (given: CodeDeploySettings, { serviceName = '' }: Service): DeployedBy => {
  const names = Object.entries(given).flatMap(
    ([name, value]) => (value === null ? [] : `\`${NAMES[name as keyof CodeDeploySettings]}\``), // its own keys
  )
  if (names.length === 0) return { kind: 'ecs' }
  const all = names.join(' and ')
  throw fault('E_INPUT', {
    message: `${all} ${names.length === 1 ? 'is' : 'are'} set, but ECS itself deploys the service '${serviceName}': its deployment controller is ECS`,
    headline: `ECS itself deploys \`${serviceName}\`, not CodeDeploy`,
    hint: `Remove ${all}, or use a service with the deployment controller CODE_DEPLOY.`,
  })
}

const groupOf = async (
  { application, deploymentGroup }: CodeDeploySettings,
  service: Service,
  { target }: Pick<Ports, 'target'>,
): Promise<GroupName & Pick<ByCodeDeploy, 'groupWaitsMinutes'>> => {
  const name =
    application !== null && deploymentGroup !== null
      ? { application, deploymentGroup }
      : await findGroup(service, { application, deploymentGroup }, target)
  return { ...name, groupWaitsMinutes: waitsOf(await readGroup(name, service, target)) }
}

/** Minutes that pass by themselves: until the traffic may move, and until the old tasks end (API Reference, BlueGreenDeploymentConfiguration). */
const waitsOf = ({ blueGreenDeploymentConfiguration: waits }: DeploymentGroupInfo): number => {
  const ready = waits?.deploymentReadyOption
  const ends = waits?.terminateBlueInstancesOnDeploymentSuccess
  return (
    (ready?.actionOnTimeout === 'STOP_DEPLOYMENT' ? (ready.waitTimeInMinutes ?? 0) : 0) +
    (ends?.action === 'TERMINATE' ? (ends.terminationWaitTimeInMinutes ?? 0) : 0)
  )
}

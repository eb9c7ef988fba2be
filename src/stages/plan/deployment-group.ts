/** Finds the deployment group of a service in CodeDeploy. */
import type { DeploymentGroupInfo } from '@aws-sdk/client-codedeploy'
import type { Service } from '@aws-sdk/client-ecs'
import { lastPart } from '../../domain/aws/last-part.ts'
import { chunksOf, readPages } from '../../domain/aws/pages.ts'
import { parseCodeDeployId } from '../../domain/rollout/identifiers.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import { isAwsError, missingName, readNames } from './missing-name.ts'

export interface GroupName {
  readonly application: string
  readonly deploymentGroup: string
}

/** Null: not set. */
interface GivenGroup {
  readonly application: string | null
  readonly deploymentGroup: string | null
}

type CodeDeploy = Pick<Ports['target'], 'codedeploy'>

/** Most in one BatchGetApplications and BatchGetDeploymentGroups (API Reference). */
const MOST = 100
const MISSING = ['ApplicationDoesNotExistException', 'DeploymentGroupDoesNotExistException']

/**
 * By the deployment that made one of the task sets; otherwise by the services of all groups, or of those that are given.
 * @throws ShipError `E_DEPLOYMENT_GROUP` where there is none; AwsError
 */
export const findGroup = async (service: Service, given: GivenGroup, aws: CodeDeploy): Promise<GroupName> => {
  const ids = (service.taskSets ?? []).flatMap(({ externalId }) => parseCodeDeployId(externalId) ?? [])
  const [id] = ids
  const found = id === undefined ? null : await groupOfDeployment(id, aws)
  const name = found !== null && suits(found, given) ? found : await searchGroup(service, given, aws)
  if (name !== null) return name
  throw fault('E_DEPLOYMENT_GROUP', {
    message: `no deployment group of CodeDeploy${inApplication(given)} deploys the service '${service.serviceName ?? ''}'`,
    headline: 'the service has no deployment group in CodeDeploy',
    hint: 'Create the deployment group, or set `codedeploy-application` and `codedeploy-deployment-group`.',
  })
}

const inApplication = ({ application, deploymentGroup }: GivenGroup): string =>
  [
    application === null ? '' : ` in the application '${application}'`,
    deploymentGroup === null ? '' : ` with the name '${deploymentGroup}'`,
  ].join('')

const suits = (name: GroupName, { application, deploymentGroup }: GivenGroup): boolean =>
  (application ?? name.application) === name.application &&
  (deploymentGroup ?? name.deploymentGroup) === name.deploymentGroup

/** Null where the deployment is no longer known. */
const groupOfDeployment = async (deploymentId: string, { codedeploy }: CodeDeploy): Promise<GroupName | null> => {
  const reply = await codedeploy.getDeployment({ deploymentId }).catch((thrown: unknown) => {
    if (isAwsError(thrown, ['DeploymentDoesNotExistException'])) return null
    throw thrown
  })
  const { applicationName: application, deploymentGroupName: deploymentGroup } = reply?.deploymentInfo ?? {}
  return application === undefined || deploymentGroup === undefined ? null : { application, deploymentGroup }
}

const searchGroup = async (service: Service, given: GivenGroup, aws: CodeDeploy): Promise<GroupName | null> => {
  const applications = given.application === null ? await listApplications(aws) : [given.application]
  for (const application of applications) {
    const groups = await listGroups(application, aws)
    const found = groups.find(
      (group) =>
        deploys(group, service) && (given.deploymentGroup ?? group.deploymentGroupName) === group.deploymentGroupName,
    )
    if (found?.deploymentGroupName !== undefined) return { application, deploymentGroup: found.deploymentGroupName }
  }
  return null
}

const listApplications = async ({ codedeploy }: CodeDeploy): Promise<readonly string[]> => {
  const names = await readPages(async (nextToken) => {
    const { applications, nextToken: next } = await codedeploy.listApplications({ nextToken })
    return { items: applications ?? [], nextToken: next }
  })
  const replies = await Promise.all(
    chunksOf(names, MOST).map((some) => codedeploy.batchGetApplications({ applicationNames: [...some] })),
  )
  return replies
    .flatMap(({ applicationsInfo }) => applicationsInfo ?? [])
    .flatMap(({ applicationName, computePlatform }) => (computePlatform === 'ECS' ? (applicationName ?? []) : []))
}

const listGroups = async (
  applicationName: string,
  { codedeploy }: CodeDeploy,
): Promise<readonly DeploymentGroupInfo[]> => {
  const names = await readPages(async (nextToken) => {
    const { deploymentGroups, nextToken: next } = await codedeploy.listDeploymentGroups({ applicationName, nextToken })
    return { items: deploymentGroups ?? [], nextToken: next }
  }).catch((thrown: unknown) => {
    if (isAwsError(thrown, MISSING)) return []
    throw thrown
  })
  const replies = await Promise.all(
    chunksOf(names, MOST).map((some) =>
      codedeploy.batchGetDeploymentGroups({ applicationName, deploymentGroupNames: [...some] }),
    ),
  )
  return replies.flatMap(({ deploymentGroupsInfo }) => deploymentGroupsInfo ?? [])
}

const deploys = ({ ecsServices = [] }: DeploymentGroupInfo, { clusterArn = '', serviceName }: Service): boolean =>
  ecsServices.some((one) => one.clusterName === lastPart(clusterArn) && one.serviceName === serviceName)

/**
 * The group as it is set.
 * @throws ShipError `E_DEPLOYMENT_GROUP` where it does not exist, or deploys another service; AwsError
 */
export const readGroup = async (
  { application, deploymentGroup }: GroupName,
  service: Service,
  { codedeploy }: CodeDeploy,
): Promise<DeploymentGroupInfo> => {
  const subject = `the deployment group '${deploymentGroup}' of the application '${application}'`
  const hint = 'Correct `codedeploy-application` and `codedeploy-deployment-group`, or leave both out.'
  const { deploymentGroupInfo: group } = await codedeploy
    .getDeploymentGroup({ applicationName: application, deploymentGroupName: deploymentGroup })
    .catch(async (thrown: unknown) => {
      if (!isAwsError(thrown, MISSING)) throw thrown
      throw await missingGroup({ application, deploymentGroup }, { codedeploy })
    })
  if (group !== undefined && deploys(group, service)) return group
  const others = (group?.ecsServices ?? []).map(({ clusterName, serviceName }) => `${clusterName}/${serviceName}`)
  const message = `${subject} does not deploy the service '${service.serviceName ?? ''}'; it deploys ${others.join(', ') || 'none'}`
  throw fault('E_DEPLOYMENT_GROUP', { message, hint })
}

/** Which of the two names does not exist, with those that do. */
const missingGroup = async ({ application, deploymentGroup }: GroupName, { codedeploy }: CodeDeploy) => {
  const applications = await readNames(async (page) => {
    const { applications: items = [], nextToken } = await codedeploy.listApplications(page)
    return { items, nextToken }
  })
  if (applications !== null && !applications.includes(application)) {
    const of = { what: 'CodeDeploy application', plural: 'applications', input: 'codedeploy-application' }
    return missingName('E_DEPLOYMENT_GROUP', { ...of, name: application, names: applications })
  }
  const names = await readNames(async (page) => {
    const { deploymentGroups: items = [], nextToken } = await codedeploy.listDeploymentGroups({
      applicationName: application,
      ...page,
    })
    return { items, nextToken }
  })
  const of = { what: 'deployment group', plural: 'deployment groups', input: 'codedeploy-deployment-group' }
  const where = `in the CodeDeploy application '${application}'`
  return missingName('E_DEPLOYMENT_GROUP', { ...of, name: deploymentGroup, names, where })
}

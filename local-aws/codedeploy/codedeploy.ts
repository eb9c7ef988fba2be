/** CodeDeploy: its table of operations, as far as a deployment to ECS needs them. */
import * as schemas from '@aws-sdk/client-codedeploy'
import type * as api from '@aws-sdk/client-codedeploy'
import { AwsError } from '../protocol/aws-error.ts'
import type { Service } from '../protocol/call.ts'
import { createDeployment } from './create.ts'
import { startRollback, succeed } from './play.ts'
import { hasEnded, type CodeDeployment, type CodeDeployState, type GroupRecord } from './deployment-records.ts'

/** A stop by a person or a program takes so long to be rolled back. */
const ROLLBACK_SECONDS = 60

export const codeDeployService = (state: CodeDeployState): Service => ({
  name: 'codedeploy',
  schemas,
  operations: { ...groupOperations(state), ...deploymentOperations(state), ...revisionOperations(state) },
})

const groupOperations = ({ groups }: CodeDeployState) => ({
  ListApplications: (): api.ListApplicationsOutput => ({
    applications: [...new Set(groups.map(({ seed }) => seed.application))],
  }),
  BatchGetApplications: (input: api.BatchGetApplicationsInput): api.BatchGetApplicationsOutput => ({
    applicationsInfo: (input.applicationNames ?? []).map((applicationName) => ({
      applicationName,
      computePlatform: 'ECS',
    })),
  }),
  ListDeploymentGroups: (input: api.ListDeploymentGroupsInput): api.ListDeploymentGroupsOutput => ({
    applicationName: input.applicationName,
    deploymentGroups: ofApplication(groups, input.applicationName).map(({ seed }) => seed.deploymentGroup),
  }),
  BatchGetDeploymentGroups: (input: api.BatchGetDeploymentGroupsInput): api.BatchGetDeploymentGroupsOutput => ({
    deploymentGroupsInfo: ofApplication(groups, input.applicationName)
      .filter(({ seed }) => input.deploymentGroupNames?.includes(seed.deploymentGroup))
      .map(groupInfo),
  }),
  GetDeploymentGroup: (input: api.GetDeploymentGroupInput): api.GetDeploymentGroupOutput => ({
    deploymentGroupInfo: groupInfo(findGroup(groups, input)),
  }),
})

const ofApplication = (groups: readonly GroupRecord[], name: string | undefined): readonly GroupRecord[] => {
  const found = groups.filter(({ seed }) => seed.application === name)
  if (found.length > 0) return found
  throw new AwsError('ApplicationDoesNotExistException', `No application found for name: ${name ?? ''}`)
}

const findGroup = (
  groups: readonly GroupRecord[],
  { applicationName, deploymentGroupName }: Partial<api.GetDeploymentGroupInput>,
): GroupRecord => {
  const found = ofApplication(groups, applicationName).find(({ seed }) => seed.deploymentGroup === deploymentGroupName)
  if (found !== undefined) return found
  throw new AwsError(
    'DeploymentGroupDoesNotExistException',
    `No Deployment Group found for name: ${deploymentGroupName ?? ''}`,
  )
}

const groupInfo = ({ seed }: GroupRecord): api.DeploymentGroupInfo => ({
  applicationName: seed.application,
  deploymentGroupName: seed.deploymentGroup,
  computePlatform: 'ECS',
  ecsServices: [{ clusterName: seed.cluster, serviceName: seed.service }],
  autoRollbackConfiguration: { enabled: (seed.autoRollback ?? []).length > 0, events: [...(seed.autoRollback ?? [])] },
  blueGreenDeploymentConfiguration: {
    terminateBlueInstancesOnDeploymentSuccess: {
      action: 'TERMINATE',
      terminationWaitTimeInMinutes: seed.terminationWaitMinutes ?? 0,
    },
    deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT', waitTimeInMinutes: 0 },
  },
})

const deploymentOperations = (state: CodeDeployState) => ({
  CreateDeployment: (input: api.CreateDeploymentInput): api.CreateDeploymentOutput =>
    createDeployment(state, findGroup(state.groups, input), input),
  GetDeployment: (input: api.GetDeploymentInput): api.GetDeploymentOutput => ({
    deploymentInfo: structuredClone(find(state, input.deploymentId).info),
  }),
  BatchGetDeployments: (input: api.BatchGetDeploymentsInput): api.BatchGetDeploymentsOutput => {
    const { deploymentIds = [] } = input
    // API Reference, BatchGetDeployments: "The maximum number of deployment IDs you can specify is 25."
    if (deploymentIds.length > 25) throw new AwsError('BatchLimitExceededException', 'At most 25 deployments.')
    return { deploymentsInfo: deploymentIds.map((id) => structuredClone(find(state, id).info)) }
  },
  GetDeploymentTarget: (input: api.GetDeploymentTargetInput): api.GetDeploymentTargetOutput => ({
    deploymentTarget: {
      deploymentTargetType: 'ECSTarget',
      ecsTarget: targetOf(find(state, input.deploymentId), input),
    },
  }),
  ListDeployments: (input: api.ListDeploymentsInput): api.ListDeploymentsOutput => ({
    deployments: state.deployments
      .filter(({ info }) => info.deploymentGroupName === input.deploymentGroupName)
      .filter(({ info }) => input.includeOnlyStatuses?.includes(info.status ?? 'Created') ?? true)
      .map(({ info }) => info.deploymentId),
  }),
  StopDeployment: (input: api.StopDeploymentInput): api.StopDeploymentOutput => {
    const deployment = find(state, input.deploymentId)
    requireOpen(deployment)
    const at = state.clock.date()
    deployment.remaining.splice(0)
    const { info } = deployment
    Object.assign(info, {
      status: 'Stopped',
      completeTime: at,
      errorInformation: { code: 'MANUAL_STOP', message: 'The deployment was stopped.' },
    })
    if (input.autoRollbackEnabled === true) {
      startRollback(state, deployment, at)
      const seconds = (at.getTime() - info.createTime.getTime()) / 1000 + ROLLBACK_SECONDS
      deployment.remaining.push({ at: seconds, kind: 'rollback-ends', status: 'Succeeded' })
    }
    return { status: 'Pending' }
  },
  ContinueDeployment: (input: api.ContinueDeploymentInput): object => {
    const deployment = find(state, input.deploymentId)
    requireOpen(deployment)
    deployment.remaining.splice(0)
    succeed(deployment, state.clock.date())
    return {}
  },
})

const revisionOperations = (state: CodeDeployState) => ({
  GetApplicationRevision: (input: api.GetApplicationRevisionInput): api.GetApplicationRevisionOutput => {
    const wanted = input.revision?.appSpecContent?.sha256
    const found = state.deployments.find(({ info }) => info.revision?.appSpecContent?.sha256 === wanted)
    if (found === undefined) throw new AwsError('RevisionDoesNotExistException', 'The revision does not exist.')
    const appSpecContent = { content: found.content, ...(wanted === undefined ? {} : { sha256: wanted }) }
    return { applicationName: input.applicationName, revision: { revisionType: 'AppSpecContent', appSpecContent } }
  },
})

const find = ({ deployments }: CodeDeployState, id: string | undefined): CodeDeployment => {
  const found = deployments.find(({ info }) => info.deploymentId === id)
  if (found !== undefined) return found
  throw new AwsError('DeploymentDoesNotExistException', `The deployment ${id ?? ''} could not be found`)
}

const requireOpen = (deployment: CodeDeployment): void => {
  if (!hasEnded(deployment)) return
  throw new AwsError('DeploymentAlreadyCompletedException', 'The deployment has already completed.')
}

const targetOf = (deployment: CodeDeployment, { targetId }: api.GetDeploymentTargetInput): api.ECSTarget => {
  const { events, green, blue, weight, group, info } = deployment
  if (events === null) {
    throw new AwsError('DeploymentNotStartedException', `The deployment ${info.deploymentId} has not started.`)
  }
  if (targetId !== `${group.seed.cluster}:${group.seed.service}`) {
    throw new AwsError('DeploymentTargetDoesNotExistException', `The target ${targetId ?? ''} does not exist.`)
  }
  const sets = [
    { record: blue, taskSetLabel: 'Blue' as const, trafficWeight: 100 - weight },
    { record: green, taskSetLabel: 'Green' as const, trafficWeight: weight },
  ]
  return structuredClone({
    deploymentId: info.deploymentId,
    targetId,
    status: hasEnded(deployment) ? (info.status === 'Succeeded' ? 'Succeeded' : 'Failed') : 'InProgress',
    lifecycleEvents: events,
    taskSetsInfo: sets.flatMap(({ record, ...set }) =>
      record === null
        ? []
        : {
            ...set,
            identifer: record.id,
            desiredCount: record.desiredCount,
            pendingCount: record.pendingCount,
            runningCount: record.runningCount,
            status: record.status,
          },
    ),
  })
}

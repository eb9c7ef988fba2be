/** ECS's service deployment and service revision operations. */
import type {
  ContinueServiceDeploymentRequest,
  ContinueServiceDeploymentResponse,
  DescribeServiceDeploymentsRequest,
  DescribeServiceDeploymentsResponse,
  DescribeServiceRevisionsRequest,
  DescribeServiceRevisionsResponse,
  ListServiceDeploymentsRequest,
  ListServiceDeploymentsResponse,
  ServiceDeployment,
  ServiceDeploymentBrief,
  StopServiceDeploymentRequest,
  StopServiceDeploymentResponse,
} from '@aws-sdk/client-ecs'
import { AwsError } from '../protocol/aws-error.ts'
import { failRollout } from './failure.ts'
import { findCluster, page, requireService } from './lookup.ts'
import type { DeploymentRecord, EcsState, Rollout, ServiceRecord } from './records.ts'
import { hasEnded } from './rollout.ts'
import { shownAt } from './shown-status.ts'
import type { EcsBackend } from './services.ts'
import { awaited, closePause } from './strategy.ts'
import { livingTasks } from './tasks.ts'

interface Located {
  readonly service: ServiceRecord
  readonly rollout: Rollout
}

/** The operations of this file. */
export const serviceDeploymentOperations = (backend: EcsBackend) => {
  const { drive, now } = backend
  const shownNow = ({ service, rollout }: Located): Shown =>
    shownAt(rollout.serviceDeployment, { time: now().getTime(), lingerSeconds: drive.lingerSeconds(service) })
  return operationsOf(backend, shownNow)
}

type Shown = Rollout['serviceDeployment']

const operationsOf = (backend: EcsBackend, shownNow: (located: Located) => Shown) => ({
  ContinueServiceDeployment: continueOperation(backend),
  ...readOperations(backend, shownNow),
  ...stopOperation(backend),
})

const readOperations = ({ state, drive }: EcsBackend, shownNow: (located: Located) => Shown) => ({
  ListServiceDeployments: (input: ListServiceDeploymentsRequest): ListServiceDeploymentsResponse => {
    const service = requireService(findCluster(state, input.cluster), input.service ?? '')
    const shown = drive.listed(service).map((rollout) => shownNow({ service, rollout }))
    const { items, next } = page(
      shown.filter((one) => isAskedFor(one, input)),
      input,
    )
    return { serviceDeployments: items.map(brief), ...next }
  },
  DescribeServiceDeployments: (input: DescribeServiceDeploymentsRequest): DescribeServiceDeploymentsResponse => {
    const asked = input.serviceDeploymentArns ?? []
    const all = everyRollout(state)
    const found = all.filter(({ rollout }) => asked.includes(rollout.serviceDeployment.serviceDeploymentArn))
    const known = found.map(({ rollout }) => rollout.serviceDeployment.serviceDeploymentArn)
    return {
      serviceDeployments: found.map((located) => describe(located, shownNow(located))),
      failures: asked.filter((arn) => !known.includes(arn)).map((arn) => ({ arn, reason: 'MISSING' })),
    }
  },
  DescribeServiceRevisions: (input: DescribeServiceRevisionsRequest): DescribeServiceRevisionsResponse => {
    const asked = input.serviceRevisionArns ?? []
    const found = everyRollout(state).map(({ rollout }) => rollout.revision)
    const revisions = found.filter(({ serviceRevisionArn }) => asked.includes(serviceRevisionArn))
    const known = revisions.map(({ serviceRevisionArn }) => serviceRevisionArn)
    return {
      serviceRevisions: structuredClone(revisions),
      failures: asked.filter((arn) => !known.includes(arn)).map((arn) => ({ arn, reason: 'MISSING' })),
    }
  },
})

const stopOperation = ({ state, drive, now }: EcsBackend) => ({
  StopServiceDeployment: (input: StopServiceDeploymentRequest): StopServiceDeploymentResponse => {
    const serviceDeploymentArn = input.serviceDeploymentArn ?? ''
    const { service, rollout } = locate(state, serviceDeploymentArn)
    if (hasEnded(rollout) || rollout.rollback !== null) {
      throw new AwsError('ConflictException', `Service deployment is in ${rollout.serviceDeployment.status} state.`)
    }
    const rollback = input.stopType === 'ABORT' ? 'none' : 'to-last-completed'
    failRollout(service, rollout, { cause: 'user', rollback, at: now() })
    drive.rolloutStopped(service, rollout)
    return { serviceDeploymentArn }
  },
})

const locate = (state: EcsState, arn: string): Located => {
  const located = everyRollout(state).find(({ rollout }) => rollout.serviceDeployment.serviceDeploymentArn === arn)
  if (located !== undefined) return located
  throw new AwsError('ServiceDeploymentNotFoundException', 'The service deployment was not found.')
}

/** The texts are those of the Developer Guide, troubleshooting-blue-green, as far as it quotes them. */
const continueOperation =
  ({ state, drive, now }: EcsBackend) =>
  (input: ContinueServiceDeploymentRequest): ContinueServiceDeploymentResponse => {
    const { serviceDeploymentArn = '', hookId = '', action = 'CONTINUE' } = input
    const { service, rollout } = locate(state, serviceDeploymentArn)
    if (hasEnded(rollout) || rollout.rollback !== null) {
      throw new AwsError('InvalidParameterException', 'Service deployments in terminal states cannot be continued.')
    }
    if (awaited(rollout)?.hookId !== hookId) {
      const message = 'The lifecycle hook is completed, unavailable, or not associated with the service deployment.'
      throw new AwsError('InvalidParameterException', message)
    }
    closePause(rollout, hookId, 'SUCCEEDED')
    if (action === 'CONTINUE') {
      drive.rolloutContinued(service, rollout)
      return { serviceDeploymentArn }
    }
    failRollout(service, rollout, { cause: 'user', rollback: 'to-last-completed', at: now() })
    drive.rolloutStopped(service, rollout)
    return { serviceDeploymentArn }
  }

const everyRollout = (state: EcsState): readonly Located[] => {
  const services = state.clusters.flatMap((cluster) => cluster.services)
  return services.flatMap((service) => service.rollouts.map((rollout) => ({ service, rollout })))
}

const isAskedFor = ({ status, createdAt }: Shown, input: ListServiceDeploymentsRequest): boolean => {
  // On the wire, a timestamp in a request is a number of seconds, unlike in the SDK's input type.
  const seconds = (bound: unknown, otherwise: number): number => (typeof bound === 'number' ? bound : otherwise)
  const created = createdAt.getTime() / 1000
  return (
    (input.status === undefined || input.status.length === 0 || input.status.includes(status)) &&
    created >= seconds(input.createdAt?.after, 0) &&
    created <= seconds(input.createdAt?.before, Number.POSITIVE_INFINITY)
  )
}

const brief = (serviceDeployment: Shown): ServiceDeploymentBrief => {
  const { serviceDeploymentArn, serviceArn, clusterArn, startedAt, createdAt, finishedAt, status, statusReason } =
    serviceDeployment
  const targetServiceRevisionArn = serviceDeployment.targetServiceRevision.arn
  return {
    serviceDeploymentArn,
    serviceArn,
    clusterArn,
    startedAt,
    createdAt,
    finishedAt,
    targetServiceRevisionArn,
    status,
    statusReason,
  }
}

const describe = ({ service, rollout }: Located, shown: Shown): ServiceDeployment => {
  const described = structuredClone(shown)
  return {
    ...described,
    targetServiceRevision: { ...described.targetServiceRevision, ...counts(service, rollout.deployment) },
    sourceServiceRevisions: (described.sourceServiceRevisions ?? []).map((source) => ({
      ...source,
      ...(rollout.previous === null ? {} : counts(service, rollout.rollback ?? rollout.previous.deployment)),
    })),
  }
}

const counts = (service: ServiceRecord, deployment: DeploymentRecord) => {
  const tasks = livingTasks(service, deployment)
  const runningTaskCount = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length
  return { runningTaskCount, pendingTaskCount: tasks.length - runningTaskCount }
}

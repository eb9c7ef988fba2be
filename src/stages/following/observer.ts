/** Asks ECS for the picture of our deployment: the service, our service deployment and, where needed, the one after it. */
import type { Service, ServiceDeployment, ServiceDeploymentBrief, ServiceRevision } from '@aws-sdk/client-ecs'
import { fault } from '../../errors/fault.ts'
import { isUnavailable } from '../../domain/aws/faults.ts'
import { chunksOf, readPages } from '../../domain/aws/pages.ts'
import { ownAmong, successorAmong } from '../../domain/rollout/listing.ts'
import type { RolloutPicture } from '../../domain/rollout/picture.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import type { CallLimit, Ecs } from '../../ports/aws.ts'
import type { Ports } from '../../ports/ports.ts'
import { MOST_REVISIONS } from '../completed-revisions.ts'

/** A deployment and its service deployment can have different times of creation; the task definition identifies ours. */
const LISTING_MARGIN_MS = 5000

const NOT_KNOWN = { serviceDeployment: null, successor: null } as const

/** What one look asks, and until when. */
interface Asking {
  readonly deployment: StartedDeployment
  readonly ecs: Ecs
  readonly limit: CallLimit
  /** By ARN, those described before: a revision never changes, and a deployment that is not listed yet is looked for again and again. */
  readonly revisions: Map<string, ServiceRevision>
}

/**
 * Gives a function that asks ECS once, until its signal aborts. It remembers which service deployment is ours, and that the newer API is
 * denied.
 */
export const makeObserver = (
  deployment: StartedDeployment,
  { target: { ecs }, log }: Pick<Ports, 'target' | 'log'>,
): ((signal: AbortSignal) => Promise<RolloutPicture>) => {
  let arn: string | null = null
  let denied: string | null = null
  const revisions = new Map<string, ServiceRevision>()
  // Nothing comes after it; only the deployment that replaced it may not be listed yet.
  let stopped: ServiceDeployment | null = null
  const own = async (asking: Asking): Promise<Omit<RolloutPicture, 'service'>> => {
    try {
      if (denied === null) arn ??= await findOwn(asking)
      if (denied !== null || arn === null) return NOT_KNOWN
      const serviceDeployment = stopped ?? (await describeOwn(arn, asking))
      if (serviceDeployment?.status === 'STOPPED') stopped = serviceDeployment
      return { serviceDeployment, successor: await findSuccessor(serviceDeployment, asking) }
    } catch (error) {
      if (!isUnavailable(error)) throw error
      const { operation } = error
      denied = operation
      log.warning(`${operation} is denied: falling back to ecs:DescribeServices; grant ${operation} for details`)
      return NOT_KNOWN
    }
  }
  return async (signal) => {
    const { cluster, service } = deployment
    // Each look is a further attempt, so the SDK makes none of its own: they would come on top of the looks just when there are too many calls.
    const limit = { signal, attempts: 'once' } as const
    const [{ services }, rest] = await Promise.all([
      ecs.describeServices({ cluster, services: [service] }, limit),
      own({ deployment, ecs, limit, revisions }),
    ])
    const found = services?.[0] ?? null
    if (denied !== null) checkRolloutState(found, deployment, denied)
    return { service: found, ...rest }
  }
}

/**
 * ECS gives no rolloutState for a service behind a Classic Load Balancer, nor for another strategy than rolling (API Reference, Deployment): then
 * only the newer API can show how a deployment ends, and without it a wait would only pass the time.
 */
const checkRolloutState = (service: Service | null, { deploymentId }: StartedDeployment, denied: string): void => {
  const own = service?.deployments?.find(({ id }) => id === deploymentId)
  if (own === undefined || own.rolloutState !== undefined) return
  const strategy = service?.deploymentConfiguration?.strategy ?? 'ROLLING'
  const why = strategy === 'ROLLING' ? 'Classic Load Balancer' : `strategy ${strategy}`
  throw fault('E_ACCESS_DENIED', {
    message: `Whether the deployment succeeds cannot be known: the service reports no rolloutState (${why}), and ${denied} is denied`,
    headline: `how the deployment ends cannot be known: ${denied} is denied`,
    hint: 'Grant ecs:ListServiceDeployments, ecs:DescribeServiceDeployments and ecs:DescribeServiceRevisions to the role of this job.',
  })
}

const listSince = (since: number, { deployment, ecs, limit }: Asking): Promise<readonly ServiceDeploymentBrief[]> =>
  readPages(async (nextToken) => {
    const { cluster, service } = deployment
    const createdAt = { after: new Date(since) }
    const reply = await ecs.listServiceDeployments({ cluster, service, createdAt, maxResults: 100, nextToken }, limit)
    return { items: reply.serviceDeployments ?? [], nextToken: reply.nextToken }
  })

const findOwn = async (asking: Asking): Promise<string | null> => {
  const { deployment, ecs, limit, revisions } = asking
  const listed = await listSince(deployment.createdAt - LISTING_MARGIN_MS, asking)
  const arns = listed
    .flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? [])
    .filter((arn) => !revisions.has(arn))
  const replies = await Promise.all(
    chunksOf(arns, MOST_REVISIONS).map((piece) =>
      ecs.describeServiceRevisions({ serviceRevisionArns: [...piece] }, limit),
    ),
  )
  for (const revision of replies.flatMap(({ serviceRevisions }) => serviceRevisions ?? [])) {
    revisions.set(revision.serviceRevisionArn ?? '', revision)
  }
  return ownAmong(listed, [...revisions.values()], deployment)
}

const describeOwn = async (arn: string, { ecs, limit }: Asking): Promise<ServiceDeployment | null> => {
  const { serviceDeployments } = await ecs.describeServiceDeployments({ serviceDeploymentArns: [arn] }, limit)
  return serviceDeployments?.[0] ?? null
}

const findSuccessor = async (own: ServiceDeployment | null, asking: Asking): Promise<string | null> => {
  if (own?.status !== 'STOPPED' || own.createdAt === undefined) return null
  return successorAmong(await listSince(own.createdAt.getTime(), asking), own)
}

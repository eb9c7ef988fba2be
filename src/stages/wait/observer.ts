/** Asks ECS for the picture of our deployment: the service, our service deployment and, where needed, the one after it. */
import type { ServiceDeployment, ServiceDeploymentBrief } from '@aws-sdk/client-ecs'
import { isUnavailable } from '../../domain/aws/faults.ts'
import { chunksOf, readPages } from '../../domain/aws/pages.ts'
import { ownAmong, successorAmong } from '../../domain/rollout/listing.ts'
import type { RolloutPicture } from '../../domain/rollout/picture.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import type { Ecs } from '../../ports/aws.ts'
import type { Ports } from '../../ports/ports.ts'

/** A deployment and its service deployment can have different times of creation; the task definition identifies ours. */
const LISTING_MARGIN_MS = 5000
/** Most in one DescribeServiceRevisions (ECS API Reference). */
const MOST_REVISIONS = 20

const NOT_KNOWN = { serviceDeployment: null, successor: null } as const

/** Gives a function that asks ECS once. It remembers which service deployment is ours, and that the newer API is denied. */
export const makeObserver = (
  deployment: StartedDeployment,
  { target: { ecs }, log }: Pick<Ports, 'target' | 'log'>,
): (() => Promise<RolloutPicture>) => {
  let arn: string | null = null
  let isDenied = false
  const own = async (): Promise<Omit<RolloutPicture, 'service'>> => {
    try {
      if (!isDenied) arn ??= await findOwn(deployment, ecs)
      if (isDenied || arn === null) return NOT_KNOWN
      const { serviceDeployments } = await ecs.describeServiceDeployments({ serviceDeploymentArns: [arn] })
      const serviceDeployment = serviceDeployments?.[0] ?? null
      return { serviceDeployment, successor: await findSuccessor(serviceDeployment, deployment, ecs) }
    } catch (error) {
      if (!isUnavailable(error)) throw error
      isDenied = true
      const { operation } = error
      log.warning(`${operation} is denied: falling back to ecs:DescribeServices; grant ${operation} for details`)
      return NOT_KNOWN
    }
  }
  return async () => {
    const [{ services }, rest] = await Promise.all([
      ecs.describeServices({ cluster: deployment.cluster, services: [deployment.service] }),
      own(),
    ])
    return { service: services?.[0] ?? null, ...rest }
  }
}

const listSince = (
  since: number,
  { cluster, service }: StartedDeployment,
  ecs: Ecs,
): Promise<readonly ServiceDeploymentBrief[]> =>
  readPages(async (nextToken) => {
    const createdAt = { after: new Date(since) }
    const reply = await ecs.listServiceDeployments({ cluster, service, createdAt, maxResults: 100, nextToken })
    return { items: reply.serviceDeployments ?? [], nextToken: reply.nextToken }
  })

const findOwn = async (deployment: StartedDeployment, ecs: Ecs): Promise<string | null> => {
  const listed = await listSince(deployment.createdAt - LISTING_MARGIN_MS, deployment, ecs)
  const arns = listed.flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? [])
  const replies = await Promise.all(
    chunksOf(arns, MOST_REVISIONS).map((piece) => ecs.describeServiceRevisions({ serviceRevisionArns: [...piece] })),
  )
  const revisions = replies.flatMap(({ serviceRevisions }) => serviceRevisions ?? [])
  return ownAmong(listed, revisions, deployment)
}

const findSuccessor = async (
  own: ServiceDeployment | null,
  deployment: StartedDeployment,
  ecs: Ecs,
): Promise<string | null> => {
  if (own?.status !== 'STOPPED' || own.createdAt === undefined) return null
  return successorAmong(await listSince(own.createdAt.getTime(), deployment, ecs), own)
}

/** Asks ECS which revisions of a service have completed a deployment; it lists the deployments of 90 days. */
import { chunksOf, readPages } from '../domain/aws/pages.ts'
import { completedFirst, revisionsOf, type Completed } from '../domain/rollout/completed.ts'
import type { CallLimit, Ecs } from '../ports/aws.ts'

/** Most in one DescribeServiceRevisions (ECS API Reference). */
export const MOST_REVISIONS = 20
/** Of 100 deployments each: 90 days with more than four a day. */
const MOST_PAGES = 4

export interface ServicePlace {
  readonly cluster: string
  readonly service: string
}

interface Reading {
  readonly ecs: Ecs
  readonly limit?: CallLimit
  /** Nothing more is asked once this holds of what was found. */
  readonly enough: (found: readonly Completed[]) => boolean
}

/**
 * The revisions newest first, each once.
 * @throws AwsError
 */
export const readCompleted = async (
  { cluster, service }: ServicePlace,
  { ecs, limit, enough }: Reading,
): Promise<readonly Completed[]> => {
  const listed = await readPages(async (nextToken) => {
    const status = ['SUCCESSFUL' as const]
    const reply = await ecs.listServiceDeployments({ cluster, service, status, maxResults: 100, nextToken }, limit)
    return { items: reply.serviceDeployments ?? [], nextToken: reply.nextToken }
  }, MOST_PAGES)
  const deployments = completedFirst(listed)
  const revisions = []
  let found: readonly Completed[] = []
  for (const piece of chunksOf(deployments, MOST_REVISIONS)) {
    const arns = piece.flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? [])
    const reply = await ecs.describeServiceRevisions({ serviceRevisionArns: [...new Set(arns)] }, limit)
    revisions.push(...(reply.serviceRevisions ?? []))
    found = revisionsOf(deployments, revisions)
    if (enough(found)) break
  }
  return found
}

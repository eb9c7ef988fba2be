/**
 * The state in which a reply shows a service deployment. ECS first says that something is requested: a new one is PENDING, one that is
 * stopped STOP_REQUESTED or ROLLBACK_REQUESTED (API Reference, ServiceDeployment), and what was requested follows a moment later.
 */
import type { ServiceDeployment } from '@aws-sdk/client-ecs'
import { statusReason } from './words.ts'

type Shape = Pick<ServiceDeployment, 'status' | 'statusReason' | 'createdAt' | 'finishedAt' | 'rollback'>

/** The deployment as it is shown at a time in milliseconds; a request lingers for so many seconds. */
export const shownAt = <Deployment extends Shape>(
  deployment: Deployment,
  { time, lingerSeconds }: { readonly time: number; readonly lingerSeconds: number },
): Deployment => {
  const isRecent = (since: Date | undefined): boolean =>
    since !== undefined && time - since.getTime() < lingerSeconds * 1000
  const { status, createdAt, finishedAt, rollback } = deployment
  if (status === 'IN_PROGRESS' && isRecent(createdAt)) return { ...deployment, status: 'PENDING' }
  if (status === 'ROLLBACK_IN_PROGRESS' && isRecent(rollback?.startedAt)) {
    return { ...deployment, status: 'ROLLBACK_REQUESTED' }
  }
  const isStopped = status === 'STOPPED' && deployment.statusReason === statusReason.stopped
  if (!isStopped || !isRecent(finishedAt)) return deployment
  const { finishedAt: _, ...unfinished } = deployment
  // Only the one optional member is left out.
  return { ...unfinished, status: 'STOP_REQUESTED' } as unknown as Deployment
}

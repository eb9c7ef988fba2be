/** The state and the counts of a deployment of CodeDeploy, and what is said of it in the log. Pure. */
import type { ECSTarget, ECSTaskSet } from '@aws-sdk/client-codedeploy'
import { deploymentsShown, firstView } from '../rollout/view.ts'
import type { RolloutView, StartedDeployment } from '../rollout/rollout.ts'
import type { CodeDeployPicture } from './codedeploy-picture.ts'

/** The counts are those of the task set that the deployment has made (`Green`), as CodeDeploy reports them. */
export const viewOfCodeDeploy = (
  { service, deployment, target }: CodeDeployPicture,
  started: StartedDeployment,
): RolloutView => {
  const own = service?.deployments?.find(({ id }) => id === started.deploymentId)
  const counts: Counts = greenOf({ target }) ?? own ?? {}
  return {
    ...firstView(started),
    status: deployment.status ?? 'UNKNOWN',
    ...countsOf({ desiredCount: service?.desiredCount, ...counts }),
    ...stageOf(target),
    service: deploymentsShown(service),
  }
}

const stageOf = (target: ECSTarget | null): Pick<RolloutView, 'lifecycleStage'> => {
  const begun = target?.lifecycleEvents?.findLast(({ status }) => status !== 'Pending')
  return begun?.lifecycleEventName === undefined ? {} : { lifecycleStage: begun.lifecycleEventName }
}

type Counts = Pick<ECSTaskSet, 'desiredCount' | 'runningCount' | 'pendingCount'>

const countsOf = ({ desiredCount: desired = 0, runningCount: running = 0, pendingCount: pending = 0 }: Counts) => ({
  desired,
  running,
  pending,
})

/** The task set that the deployment has made; null until CodeDeploy shows it. */
export const greenOf = ({ target }: Pick<CodeDeployPicture, 'target'>): ECSTaskSet | null =>
  target?.taskSetsInfo?.find(({ taskSetLabel }) => taskSetLabel === 'Green') ?? null

/** One line for each life-cycle event that has begun, and one for the share of traffic; in this order, with what identifies each. */
export const eventsInWords = ({ target }: CodeDeployPicture): readonly string[] => {
  const events = (target?.lifecycleEvents ?? []).flatMap(({ lifecycleEventName: name, status, diagnostics }) =>
    name === undefined || status === undefined || status === 'Pending'
      ? []
      : [
          `${name}: ${status}${diagnostics?.message === undefined || status !== 'Failed' ? '' : `: ${diagnostics.message}`}`,
        ],
  )
  const weight = greenOf({ target })?.trafficWeight
  return weight === undefined ? events : [...events, `traffic: ${weight} % to the new tasks`]
}

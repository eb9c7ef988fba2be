/** What a deployment is taken back to: the revision before it may be one that never became healthy. */
import type { Completed } from '../../domain/rollout/completed.ts'
import { revisionName } from '../../domain/rollout/identifiers.ts'
import type { Trigger } from '../../domain/rollout/rollback-policy.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { AwsError } from '../../errors/aws-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { readCompleted } from '../completed-revisions.ts'
import { LONGEST_LOOK_MS } from '../looks.ts'

/** A cancelled run has seconds, and its request comes first. */
const LONGEST_IN_CANCEL_MS = 1500

/**
 * The deployment with the last revision that completed in place of the one right before it, as ECS restores it, too. Unchanged where ECS does not say,
 * for a first deployment, and for one of the revision that the service had.
 */
export const withLastGood = async (
  own: StartedDeployment,
  trigger: Trigger,
  { target: { ecs }, clock, log }: Pick<Ports, 'target' | 'clock' | 'log'>,
): Promise<StartedDeployment> => {
  const { cluster, service, taskDefinitionArn, previousTaskDefinitionArn: previous } = own
  if (previous === null || previous === taskDefinitionArn) return own
  const goodIn = (found: readonly Completed[]): string | undefined =>
    found.find((one) => one.taskDefinitionArn !== taskDefinitionArn)?.taskDefinitionArn
  const limit = { signal: clock.timeout(trigger === 'cancel' ? LONGEST_IN_CANCEL_MS : LONGEST_LOOK_MS) }
  try {
    const enough = (found: readonly Completed[]): boolean => goodIn(found) !== undefined
    const good = goodIn(await readCompleted({ cluster, service }, { ecs, limit, enough })) ?? previous
    if (good === previous) return own
    log.info(`the last revision of ${service} that completed is ${revisionName(good)}, not ${revisionName(previous)}`)
    return { ...own, previousTaskDefinitionArn: good }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    log.info(`${error.message}; the rollback is to ${revisionName(previous)}, which the service had before`)
    return own
  }
}

/** What a service runs now, in plain words: by revision, since the service's own count adds the old tasks to the new ones. */
import type { DeploymentCounts, RolloutView } from './rollout.ts'
import { countedTasks } from './sentence.ts'

interface RevisionCounts {
  readonly revision: string
  readonly isOurs: boolean
  readonly running: number
  readonly desired: number
}

/**
 * `0 of 1 task of orders:3 (new), 1 of 1 task of orders:2`: the PRIMARY deployment's revision first; `(new)` is the one that this run
 * deploys, shown where another one runs too. Null when ECS has not reported it.
 */
export const runningNow = (view: RolloutView | null): string | null => {
  if (view === null || view.service === null) return null
  const { deployments } = view.service
  if (deployments.length === 0) return null
  const primaryFirst = deployments.toSorted((one, other) => rank(one) - rank(other))
  const revisions = [...Map.groupBy(primaryFirst, ({ revision }) => revision).values()]
    .map((group) => merged(group, view.deploymentId))
    .filter(({ running, desired }) => running > 0 || desired > 0)
  if (revisions.length === 0) return 'no task (desired count 0)'
  return revisions.map((one) => described(one, revisions.length)).join(', ')
}

/** Whether the desired count of the service is 0. False where ECS has not reported it. */
export const isIdle = (view: RolloutView | null): boolean => view?.service?.desired === 0

const rank = ({ status }: DeploymentCounts): number => (status === 'PRIMARY' ? 0 : 1)

/** A revision can have two deployments: the one that ran before and, after a rollback, the PRIMARY one. */
const merged = (group: readonly DeploymentCounts[], ours: string): RevisionCounts => ({
  revision: group[0]?.revision ?? '',
  isOurs: group.some(({ deploymentId }) => deploymentId === ours),
  running: group.reduce((sum, { running }) => sum + running, 0),
  desired: Math.max(...group.map(({ desired }) => desired)),
})

const described = ({ revision, isOurs, running, desired }: RevisionCounts, revisions: number): string => {
  const isExcess = running > desired
  const marks = [...(isOurs && revisions > 1 ? ['new'] : []), ...(isExcess ? [`${desired} desired`] : [])]
  const count = isExcess ? countedTasks(running) : `${running} of ${countedTasks(desired)}`
  return `${count} of ${revision}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`
}

/** Application Auto Scaling of the service: it owns the number of tasks where it is set up. */
import { good, judge, warn, type Check } from './verify-check.ts'
import type { Reading } from './answer.ts'
import type { VerifiedService } from './verified.ts'

export interface ScalingFacts {
  readonly serviceName: string
  readonly target: Reading<{ readonly min: number; readonly max: number }>
  /** The setting; null: unchanged. */
  readonly desiredCount: number | null
}

export interface Scaling {
  readonly count: VerifiedService['count']
  readonly checks: readonly Check[]
}

/** A count that is sent is overwritten by the next scaling activity, so it is reported and not sent. */
export const judgeScaling = ({ serviceName, target, desiredCount }: ScalingFacts): Scaling => {
  const about = { id: 'scalable-target', subject: `service ${serviceName}` }
  const checks = judge(target, {
    about,
    read: ({ min, max }) =>
      desiredCount === null
        ? [good(about, `is scaled between ${min} and ${max} tasks`)]
        : [
            warn(about, {
              what: `is scaled between ${min} and ${max} tasks by Application Auto Scaling, so \`desired-count\` ${desiredCount} is not sent`,
              next: 'Remove `desired-count`, or change the minimum and the maximum of the scalable target.',
            }),
          ],
    missing: () => [],
  })
  return { count: COUNT[target.kind], checks }
}

const COUNT = { read: 'scaled', missing: 'fixed', denied: 'unknown', failed: 'unknown' } as const

/** Reads tasks beside the looks at a deployment, within the calls that these leave. */
import type { DesiredStatus, Task } from '@aws-sdk/client-ecs'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import type { Ecs } from '../../ports/aws.ts'
import type { Ports } from '../../ports/ports.ts'
import { LOOK_AGAIN_BESIDE_TASKS_MS, LOOK_AGAIN_MS } from '../looks.ts'
import { readTasks } from '../service-tasks.ts'

/** 45 calls a minute to one service are kept to, and the looks make 40 of them, fewer beside a reading; what explains a failure makes up to 5. */
const MOST_CALLS = 5
/** ListTasks, DescribeTasks. */
const CALLS_OF_A_READING = 2
const MINUTE_MS = 60_000
const MOST_TIME_MS = 5000

export interface TaskReader {
  /** Whether there is room for a reading now. */
  readonly hasRoom: () => boolean
  /** The pause between two looks. */
  readonly lookAgainMs: () => number
  /**
   * The tasks with this desired status; those of `known` are not described again.
   * @throws AwsError
   */
  readonly read: (status: DesiredStatus, known?: ReadonlySet<string>) => Promise<readonly Task[]>
}

/** A reader that has room for one reading in its first minute: the service deployment is looked for then, too. */
export const makeTaskReader = (
  deployment: StartedDeployment,
  { target, clock }: Pick<Ports, 'target' | 'clock'>,
): TaskReader => {
  let calls: readonly number[] = [clock.now(), clock.now()]
  let lastReadAt = Number.NEGATIVE_INFINITY
  const counted = <Reply>(call: () => Promise<Reply>): Promise<Reply> => {
    lastReadAt = clock.now()
    calls = [...calls, lastReadAt]
    return call()
  }
  const ecs: Pick<Ecs, 'listTasks' | 'describeTasks'> = {
    listTasks: (input, limit) => counted(() => target.ecs.listTasks(input, limit)),
    describeTasks: (input, limit) => counted(() => target.ecs.describeTasks(input, limit)),
  }
  return {
    hasRoom: () => {
      calls = calls.filter((at) => at > clock.now() - MINUTE_MS)
      return calls.length + CALLS_OF_A_READING <= MOST_CALLS
    },
    lookAgainMs: () => (clock.now() < lastReadAt + MINUTE_MS ? LOOK_AGAIN_BESIDE_TASKS_MS : LOOK_AGAIN_MS),
    read: (status, known = new Set()) =>
      readTasks(deployment, status, { ecs, limit: { signal: clock.timeout(MOST_TIME_MS) }, known }),
  }
}

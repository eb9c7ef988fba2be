/** Failed deployments as ECS leaves them behind, and the cause that is read from them. */
import type { Container, ServiceEvent, Task } from '@aws-sdk/client-ecs'
import { causeOf } from '../../src/domain/rollout/cause.ts'
import type { Failure } from '../../src/domain/rollout/picture.ts'
import { firstView } from '../../src/domain/rollout/view.ts'
import { STARTED, stoppedTask } from './rollout-shapes.ts'

export const BREAKER = 'Service deployment rolled back because the circuit breaker threshold was exceeded.'

export const rolledBack = (reason = BREAKER, alarms: readonly string[] | null = null): Failure => ({
  kind: 'rolled-back',
  view: { ...firstView(STARTED), circuitBreaker: { failureCount: 3, threshold: 3 } },
  reason,
  alarms,
  state: 'done',
})

export interface Given {
  readonly outcome?: Failure
  readonly stopped?: readonly Task[]
  readonly running?: readonly Task[]
  readonly events?: readonly ServiceEvent[]
}

export const cause = ({ outcome = rolledBack(), stopped = [], running = [], events = [] }: Given) =>
  causeOf({ started: STARTED, outcome, stopped, running, events })

export const exits = (...containers: readonly Container[]): Task => stoppedTask('a', { containers: [...containers] })

const REGISTRY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com'
export const IMAGE = `${REGISTRY}/team/web@sha256:${'d'.repeat(64)}`

/** A task that did not start, with the reason where Fargate puts it. */
export const unstarted = (stoppedReason: string): Task =>
  stoppedTask('a', { stopCode: 'TaskFailedToStart', stoppedReason, containers: [{ name: 'app', image: IMAGE }] })

/** The same on EC2: the container alone has the reason. */
export const unstartedOnInstance = (reason: string): Task =>
  stoppedTask('a', {
    stopCode: 'TaskFailedToStart',
    stoppedReason: 'Task failed to start',
    containers: [{ name: 'app', image: IMAGE, reason }, { name: 'proxy' }],
  })

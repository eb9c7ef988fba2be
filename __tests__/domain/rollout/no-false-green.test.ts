/** Whatever ECS answers: a success is only what ECS calls one, and nothing is confirmed that does not run, or that has crashed. */
import type { Deployment, Service, ServiceDeployment, Task } from '@aws-sdk/client-ecs'
import { expect, test } from '@jest/globals'
import { judge } from '../../../src/domain/rollout/confirmation.ts'
import { readRollout } from '../../../src/domain/rollout/reading.ts'
import type { Success } from '../../../src/domain/rollout/rollout.ts'
import { firstView } from '../../../src/domain/rollout/view.ts'
import { fc } from '../../support/fast-check.ts'
import { after, OLD_ID, OUR_ID, OUR_TASK_DEFINITION } from '../../support/fake-ecs.ts'
import { digestOf, pushedImage } from '../../support/image.ts'
import { ourRollout, STARTED } from '../../support/rollout-shapes.ts'

const count = fc.integer({ min: 0, max: 4 })
const seconds = fc.integer({ min: -60, max: 300 }).map(after)
const orNone = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined })

const deployment: fc.Arbitrary<Deployment> = fc.record({
  id: fc.constantFrom(OUR_ID, OLD_ID, 'ecs-svc/3'),
  status: fc.constantFrom('PRIMARY', 'ACTIVE', 'INACTIVE', undefined),
  desiredCount: orNone(count),
  runningCount: orNone(count),
  rolloutState: fc.constantFrom('COMPLETED', 'FAILED', 'IN_PROGRESS', undefined),
  createdAt: orNone(seconds),
})

const service: fc.Arbitrary<Service> = fc.record({
  status: fc.constantFrom('ACTIVE', 'ACTIVE', 'ACTIVE', 'DRAINING', 'INACTIVE'),
  desiredCount: orNone(count),
  deployments: fc.array(deployment, { maxLength: 3 }),
})

const monitor = fc.constantFrom('DISABLED', 'MONITORING', 'MONITORING_COMPLETE', 'TRIGGERED', undefined)

const serviceDeployment: fc.Arbitrary<ServiceDeployment> = fc
  .record({
    status: fc.constantFrom(
      ...['PENDING', 'IN_PROGRESS', 'SUCCESSFUL', 'STOP_REQUESTED', 'STOPPED', 'ROLLBACK_REQUESTED', 'NEW_IN_2030'],
      ...['ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED', '__proto__'],
      undefined,
    ),
    breaker: monitor,
    alarms: monitor,
  })
  .map(({ status, breaker, alarms }) =>
    // Also states that this version of the SDK does not know.
    ourRollout({ status: status as never, deploymentCircuitBreaker: { status: breaker }, alarms: { status: alarms } }),
  )

test('our deployment is a success only where ECS reports one', () => {
  fc.assert(
    fc.property(service, fc.option(serviceDeployment), (found, own) => {
      const reading = readRollout({ service: found, serviceDeployment: own, successor: null }, STARTED)
      if (reading.kind !== 'ended' || reading.outcome.kind !== 'success') return
      const isCompleted = found.deployments?.find(({ id }) => id === OUR_ID)?.rolloutState === 'COMPLETED'
      expect(own === null ? isCompleted : own.status === 'SUCCESSFUL').toBe(true)
      expect(found.status).toBe('ACTIVE')
    }),
    { numRuns: 2000 },
  )
})

const IMAGE = pushedImage({ digest: digestOf('a'), runningDigests: [digestOf('a'), digestOf('b')] })
const HOST = 'arn:aws:ecs:eu-west-1:123456789012:container-instance/prod/'

const task = (desiredStatus: 'RUNNING' | 'STOPPED'): fc.Arbitrary<Task> =>
  fc
    .record({
      startedBy: fc.constantFrom(OUR_ID, OUR_ID, OUR_ID, OLD_ID),
      lastStatus: fc.constantFrom('RUNNING', 'RUNNING', 'PENDING', 'DEPROVISIONING'),
      host: fc.constantFrom(`${HOST}1`, `${HOST}2`, undefined),
      stopCode: fc.constantFrom(
        'EssentialContainerExited',
        'EssentialContainerExited',
        'ServiceSchedulerInitiated',
        'SpotInterruption',
      ),
      exitCode: fc.constantFrom(0, 1, 137, 143, undefined),
      reason: fc.constantFrom(undefined, 'OutOfMemoryError: Container killed due to memory usage'),
      digest: fc.constantFrom(digestOf('a'), digestOf('b'), digestOf('a'), undefined, digestOf('c')),
      startedAt: seconds,
      stoppedAt: seconds,
    })
    .map(({ host, digest, exitCode, reason, stoppedAt, stopCode, ...facts }) => ({
      taskArn: 'arn:aws:ecs:eu-west-1:123456789012:task/prod/1',
      taskDefinitionArn: OUR_TASK_DEFINITION,
      desiredStatus,
      ...facts,
      ...(host === undefined ? {} : { containerInstanceArn: host }),
      // Our own values; the record only widens their types.
      ...(desiredStatus === 'STOPPED' ? { stoppedAt, stopCode: stopCode as never } : {}),
      containers: [{ name: 'web', image: IMAGE.uri, imageDigest: digest, exitCode, reason }],
    }))

interface Look {
  readonly found: Service
  readonly tasks: readonly Task[]
  readonly stopped: readonly Task[]
}

/** Two tasks ran when the deployment succeeded; fewer are enough where the service wants fewer now. */
const wantedOf = ({ deployments = [] }: Service): number => {
  const primary = deployments.find(({ status }) => status === 'PRIMARY')
  const now = primary?.id === OUR_ID ? (primary.desiredCount ?? 2) : 2
  return now === 0 ? 2 : Math.min(2, now)
}

const ownRunning = ({ tasks }: Look): readonly Task[] =>
  tasks.filter(({ startedBy, lastStatus }) => startedBy === OUR_ID && lastStatus === 'RUNNING')

const exitedSinceSuccess = ({ stopped }: Look): readonly Task[] =>
  stopped.filter(
    ({ startedBy, stopCode, stoppedAt }) =>
      startedBy === OUR_ID && stopCode === 'EssentialContainerExited' && (stoppedAt ?? after(0)) >= after(100),
  )

const look: fc.Arbitrary<Look> = fc.record({
  found: service,
  tasks: fc.array(task('RUNNING'), { maxLength: 5 }),
  stopped: fc.array(task('STOPPED'), { maxLength: 2 }),
})

const judged = ({ found, tasks, stopped }: Look) => {
  const view = { ...firstView(STARTED), desired: 2 }
  const success: Success = { kind: 'success', view, endedAt: after(100).getTime() }
  return judge({ service: found, tasks, stopped }, { image: IMAGE, deployment: STARTED, success })
}

const GREEN: readonly string[] = ['confirmed', 'unreported', 'replaced']

test('a deployment is confirmed only where as many tasks as it wants run the pushed image', () => {
  fc.assert(
    fc.property(look, (one) => {
      const found = judged(one)
      if (!GREEN.includes(found.kind)) return
      const digests = ownRunning(one).map(({ containers }) => containers?.[0]?.imageDigest)
      expect(digests).not.toContain(digestOf('c'))
      expect(digests.length).toBeGreaterThanOrEqual(Math.max(1, wantedOf(one.found)))
      if (found.kind === 'confirmed') expect(digests).not.toContain(undefined)
    }),
    { numRuns: 2000 },
  )
})

test('a deployment whose container has exited since is at most waited for, and only where its instance may be lost', () => {
  fc.assert(
    fc.property(look, (one) => {
      const found = judged(one)
      const exited = exitedSinceSuccess(one)
      if (!GREEN.includes(found.kind) || exited.length === 0) return
      expect(found.kind).toBe('replaced')
      for (const { containers, containerInstanceArn } of exited) {
        expect([137, 143]).toContain(containers?.[0]?.exitCode)
        expect(containers?.[0]?.reason).toBeUndefined()
        expect(containerInstanceArn).toBeDefined()
      }
    }),
    { numRuns: 4000 },
  )
})

/** Whether a deployment holds, when something else has happened to the service since. */
import type { Container, Deployment, Service, Task } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import { judge, type Confirmation } from '../../../src/domain/rollout/confirmation.ts'
import { firstView } from '../../../src/domain/rollout/view.ts'
import { OUR_ID, OUR_TASK_DEFINITION } from '../../support/fake-ecs.ts'
import { digestOf, pushedImage } from '../../support/image.ts'
import { STARTED } from '../../support/rollout-shapes.ts'

const IMAGE = pushedImage({ digest: digestOf('a'), runningDigests: [digestOf('a')] })

const running = (count: number): readonly Task[] =>
  Array.from({ length: count }, (_, index) => ({
    taskArn: `arn:aws:ecs:eu-west-1:123456789012:task/prod/${index}`,
    startedBy: OUR_ID,
    taskDefinitionArn: OUR_TASK_DEFINITION,
    desiredStatus: 'RUNNING',
    lastStatus: 'RUNNING',
    containers: [{ name: 'web', image: IMAGE.uri, imageDigest: IMAGE.digest }],
  }))

const ours = (facts: Partial<Deployment>): Deployment => ({ id: OUR_ID, status: 'PRIMARY', ...facts })

const newer = (desiredCount: number): Deployment => ({
  id: 'ecs-svc/newer',
  status: 'PRIMARY',
  createdAt: new Date(STARTED.createdAt + 60_000),
  desiredCount,
})

/** Four tasks ran when the deployment succeeded. */
const judged = (service: Service | null, tasks: readonly Task[]): Confirmation => {
  const success = { kind: 'success', view: { ...firstView(STARTED), desired: 4, running: 4 } } as const
  return judge({ service, tasks, stopped: [] }, { image: IMAGE, deployment: STARTED, success })
}

test('a service that was scaled in since the success needs only the tasks that it wants now', () => {
  const service = { status: 'ACTIVE', desiredCount: 1, deployments: [ours({ desiredCount: 1 })] }
  expect(judged(service, running(1))).toEqual({ kind: 'confirmed', tasks: 1 })
})

test('a deployment that a newer one replaces task by task is not scaled in', () => {
  const deployments = [newer(4), ours({ status: 'ACTIVE', desiredCount: 1 })]
  expect(judged({ status: 'ACTIVE', desiredCount: 4, deployments }, running(1))).toEqual({
    kind: 'superseded',
    by: 'ecs-svc/newer',
  })
})

test('a desired count of 0 says nothing of a deployment that a newer one has replaced', () => {
  const service = { status: 'ACTIVE', desiredCount: 0, deployments: [newer(0)] }
  expect(judged(service, [])).toEqual({ kind: 'superseded', by: 'ecs-svc/newer' })
})

test.each([
  ['not listed', null],
  ['DRAINING', { status: 'DRAINING', desiredCount: 0, deployments: [ours({ desiredCount: 0 })] }],
  ['INACTIVE', { status: 'INACTIVE', desiredCount: 0, deployments: [] }],
])('a service that is %s was deleted', (_, service) => {
  expect(judged(service, [])).toEqual({ kind: 'deleted' })
})

test('a service whose desired count was set to 0 runs nothing', () => {
  const service = { status: 'ACTIVE', desiredCount: 0, deployments: [ours({ desiredCount: 0 })] }
  expect(judged(service, [])).toEqual({ kind: 'nothing-runs' })
})

test.each(['DRAINING', 'INACTIVE'])('a service that is %s was deleted, although its tasks still run', (status) => {
  const service = { status, desiredCount: 0, deployments: [ours({ desiredCount: 0 })] }
  expect(judged(service, running(4))).toEqual({ kind: 'deleted' })
})

test('a service that is not listed once has not been deleted while its tasks run', () => {
  expect(judged(null, running(4))).toEqual({ kind: 'confirmed', tasks: 4 })
})

describe('a task that runs on without its container, which is not essential', () => {
  const SERVICE = { status: 'ACTIVE', desiredCount: 4, deployments: [ours({ desiredCount: 4 })] }
  const image = { image: IMAGE.uri, imageDigest: IMAGE.digest }
  const withContainers = (...containers: readonly Container[]): Confirmation => {
    const [first, ...others] = running(4)
    return judged(SERVICE, [
      { ...first, containers: [...containers, { name: 'proxy', image: 'proxy:1', lastStatus: 'RUNNING' }] },
      ...others,
    ])
  }
  const stopped = (exitCode: number | undefined): Container => ({
    name: 'web',
    ...image,
    lastStatus: 'STOPPED',
    exitCode,
  })

  test.each([1, 139])('has failed by its exit code %s', (code) => {
    expect(withContainers(stopped(code))).toMatchObject({
      kind: 'exited',
      tasks: [{ containers: [{ exitCode: code }, {}] }],
    })
  })

  test.each([137, 143, undefined])('does not count where it was killed, with its instance perhaps: %s', (code) => {
    expect(withContainers(stopped(code))).toEqual({ kind: 'short', because: '3 of 4 tasks are running' })
  })

  test('counts where the container has done its work', () => {
    expect(withContainers(stopped(0))).toEqual({ kind: 'confirmed', tasks: 4 })
  })

  test('counts where another container with the image runs', () => {
    expect(withContainers(stopped(1), { name: 'api', ...image, lastStatus: 'RUNNING' })).toEqual({
      kind: 'confirmed',
      tasks: 4,
    })
  })
})

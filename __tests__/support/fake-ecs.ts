/**
 * An ECS whose one service goes through a history of pictures on the fake clock. A picture has the members that change; the rest
 * stays as it was. Calls that the history does not speak of fail the test.
 */
import type {
  ContainerDefinition,
  Deployment,
  Service,
  ServiceDeployment,
  ServiceEvent,
  ServiceRevision,
  Task,
} from '@aws-sdk/client-ecs'
import type { DeploymentId, TaskDefinitionArn } from '../../src/domain/rollout/identifiers.ts'
import { AwsError } from '../../src/errors/aws-error.ts'
import { type ErrorCode } from '../../src/errors/catalogue.ts'
import type { Ecs } from '../../src/ports/aws.ts'
import type { FakeClock } from './fake-clock.ts'

/** When our update was made, by the server's clock. */
export const UPDATED_AT = Date.UTC(2026, 0, 1)
export const CLUSTER = 'arn:aws:ecs:eu-west-1:123456789012:cluster/prod'
export const SERVICE = 'web'
// Test text, so the brands are given without a check.
export const OUR_ID = 'ecs-svc/1111111111111111111' as DeploymentId
export const OLD_ID = 'ecs-svc/9999999999999999999'
export const OUR_TASK_DEFINITION = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:8' as TaskDefinitionArn
export const OLD_TASK_DEFINITION = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7'
export const OUR_ARN = 'arn:aws:ecs:eu-west-1:123456789012:service-deployment/prod/web/ours'

/** The server's time, so many seconds after our update. */
export const after = (seconds: number): Date => new Date(UPDATED_AT + seconds * 1000)

export interface Picture {
  readonly service?: Partial<Service> | 'missing'
  readonly deployments?: readonly Deployment[]
  /** What an update returns, where that is not what DescribeServices shows. */
  readonly updated?: readonly Deployment[]
  /** Newest first, as ECS lists them. */
  readonly events?: readonly ServiceEvent[]
  readonly serviceDeployments?: readonly ServiceDeployment[]
  readonly revisions?: readonly ServiceRevision[]
  readonly tasks?: readonly Task[]
  /** Those of the task definition. */
  readonly containers?: readonly ContainerDefinition[]
}

export interface Moment extends Picture {
  /** Seconds since the clock was made. */
  readonly at: number
}

export interface FakeFault {
  readonly operation: keyof Ecs
  /** Seconds since the clock was made. */
  readonly from: number
  readonly until: number
  readonly error: Error
}

export interface RecordedCall {
  readonly operation: keyof Ecs
  readonly input: unknown
  readonly atMs: number
}

export interface FakeEcs {
  readonly ecs: Ecs
  readonly calls: readonly RecordedCall[]
}

export interface EcsHistory {
  readonly clock: FakeClock
  readonly history: readonly Moment[]
  readonly faults?: readonly FakeFault[]
}

/** An answer of AWS that is an error, to the first attempt. */
export const refusal = (operation: string, awsCode: string, code: ErrorCode = 'E_AWS'): AwsError =>
  new AwsError({ operation: `ecs:${operation}`, awsCode, awsMessage: `${awsCode} in a test`, code, attempts: 1 })

/** The same to a later attempt: the reply to an earlier one was lost. */
export const lateRefusal = (operation: string, awsCode: string): AwsError =>
  new AwsError({
    operation: `ecs:${operation}`,
    awsCode,
    awsMessage: `${awsCode} in a test`,
    code: 'E_AWS',
    attempts: 2,
  })

const METADATA = { $metadata: {} }

/** An ECS that plays the history. */
export const makeFakeEcs = ({ clock, history, faults = [] }: EcsHistory): FakeEcs => {
  const calls: RecordedCall[] = []
  const picture = (): Picture =>
    history.filter(({ at }) => at * 1000 <= clock.elapsedMs()).reduce<Picture>((all, one) => ({ ...all, ...one }), {})
  const answers = answersFrom(picture)
  const ecs = new Proxy(answers as Ecs, {
    get: (_, name) => async (input: unknown) => {
      // Only port members are read off an Ecs, so the name is one of them.
      const operation = name as keyof Ecs
      calls.push({ operation, input, atMs: clock.elapsedMs() })
      await Promise.resolve()
      const seconds = clock.elapsedMs() / 1000
      const broken = faults.find((one) => one.operation === operation && one.from <= seconds && seconds < one.until)
      if (broken !== undefined) throw broken.error
      const answer = answers[operation] as ((input: unknown) => Promise<unknown>) | undefined
      if (answer === undefined) throw new Error(`the test's ECS does not expect ${operation}`)
      return answer(input)
    },
  })
  return { ecs, calls }
}

const answersFrom = (picture: () => Picture): Partial<Ecs> => ({
  describeServices: () => {
    const { service, deployments, events } = picture()
    if (service === 'missing') return Promise.resolve({ ...METADATA, services: [], failures: [{ reason: 'MISSING' }] })
    const shape = { serviceName: SERVICE, status: 'ACTIVE', ...service }
    return Promise.resolve({
      ...METADATA,
      services: [{ ...shape, deployments: [...(deployments ?? [])], events: [...(events ?? [])] }],
    })
  },
  listServiceDeployments: ({ createdAt }) => {
    const since = createdAt?.after?.getTime() ?? 0
    const all = picture().serviceDeployments ?? []
    const listed = all.filter((one) => (one.createdAt?.getTime() ?? 0) >= since)
    const serviceDeployments = listed.map(({ targetServiceRevision, ...brief }) => ({
      ...brief,
      targetServiceRevisionArn: targetServiceRevision?.arn,
    }))
    return Promise.resolve({ ...METADATA, serviceDeployments })
  },
  describeServiceDeployments: ({ serviceDeploymentArns: arns = [] }) => {
    const all = picture().serviceDeployments ?? []
    const serviceDeployments = all.filter(({ serviceDeploymentArn: arn }) => arn !== undefined && arns.includes(arn))
    return Promise.resolve({ ...METADATA, serviceDeployments })
  },
  describeServiceRevisions: ({ serviceRevisionArns: arns = [] }) => {
    const all = picture().revisions ?? []
    const serviceRevisions = all.filter(({ serviceRevisionArn: arn }) => arn !== undefined && arns.includes(arn))
    return Promise.resolve({ ...METADATA, serviceRevisions })
  },
  stopServiceDeployment: ({ serviceDeploymentArn }) => Promise.resolve({ ...METADATA, serviceDeploymentArn }),
  updateService: () => {
    const { updated, deployments = [] } = picture()
    return Promise.resolve({ ...METADATA, service: { deployments: [...(updated ?? deployments)] } })
  },
  listTasks: ({ desiredStatus = 'RUNNING', nextToken }) => {
    const all = (picture().tasks ?? []).filter((task) => task.desiredStatus === desiredStatus)
    const from = Number(nextToken ?? 0)
    const taskArns = all.slice(from, from + 100).flatMap(({ taskArn }) => taskArn ?? [])
    return Promise.resolve({ ...METADATA, taskArns, ...(from + 100 < all.length && { nextToken: `${from + 100}` }) })
  },
  describeTaskDefinition: () =>
    Promise.resolve({
      ...METADATA,
      taskDefinition: { containerDefinitions: [...(picture().containers ?? [])] },
    }),
  describeTasks: ({ tasks: arns = [] }) => {
    if (arns.length > 100) throw new Error('DescribeTasks takes at most 100 tasks')
    const tasks = (picture().tasks ?? []).filter(({ taskArn }) => taskArn !== undefined && arns.includes(taskArn))
    return Promise.resolve({ ...METADATA, tasks })
  },
})

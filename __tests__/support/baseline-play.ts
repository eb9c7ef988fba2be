/** Plays the stage that scans the baseline beside fakes: services with tasks, and an ECR and an engine with images. */
import type { Task } from '@aws-sdk/client-ecs'
import type { LiveService } from '../../src/domain/aws/live.ts'
import { parseBaseline, type WantedBaseline } from '../../src/domain/scan/baseline.ts'
import type { Ecr, Ecs } from '../../src/ports/aws.ts'
import { scanBaseline, type BaselineInput } from '../../src/stages/baseline/scan-baseline.ts'
import { REGISTRY, repository } from './fake-ecr.ts'
import { live } from './push-play.ts'
import { imageFor, ON_FARGATE, playScan, serviceWith, type EngineImage } from './scan-side-cars-play.ts'
import { onlyThese, sessionOf } from './session.ts'

export const OLD = imageFor('amd64', 'old')
export const OTHER = imageFor('amd64', 'other')
export const NAME = `${REGISTRY}/team/hello`

/** A container that runs. */
export const runs = (image: EngineImage | string, facts: Partial<Task> = {}): Task => {
  const digest = typeof image === 'string' ? image : image.digest
  return { lastStatus: 'RUNNING', containers: [{ name: 'app', image: `${NAME}:v1`, imageDigest: digest }], ...facts }
}

export const service = (
  name: string,
  facts: Partial<LiveService> = {},
): NonNullable<BaselineInput['plan']>['services'][number] => ({
  ...serviceWith([], ON_FARGATE),
  ...{ clusterArn: 'arn:cluster/demo', serviceName: name },
  ...{ previousTaskDefinitionArn: 'arn:web:7', running: null },
  ...facts,
})

export const revisionOf = (image: string): Pick<LiveService, 'running'> => {
  const { taskDefinition } = serviceWith([], ON_FARGATE)
  const input = { ...taskDefinition.input, containerDefinitions: [{ name: 'app', image }] }
  const registered = { by: null, at: null }
  const definition = { ...taskDefinition, input }
  return { running: { taskDefinitionArn: 'arn:web:7', definition, registered, status: 'ACTIVE' } }
}

export interface BaselinePlay {
  /** As it is written, or as the settings of a checkout that is not trusted have it. */
  readonly baseline?: string | WantedBaseline
  /** By the name of the service. */
  readonly tasks?: Readonly<Record<string, readonly Task[] | Error>>
  readonly services?: NonNullable<BaselineInput['plan']>['services']
  readonly images?: readonly EngineImage[]
  readonly ecr?: Ecr
  readonly without?: 'credentials'
  readonly elsewhere?: Readonly<Record<string, string>>
  readonly world?: Parameters<typeof playScan>[1]
}

const USUAL = { tasks: { web: [runs(OLD)] }, services: [service('web')], images: [OLD, OTHER] }

export const playBaseline = (given: BaselinePlay = {}) => {
  const { tasks, services, images } = { ...USUAL, ...given }
  const held = repository('team/hello', { untagged: new Map(images.map((image) => [image.digest, image])) })
  const world = { images, repositories: [held], elsewhere: given.elsewhere ?? {}, ...given.world }
  const played = playScan([], world)
  const ecs = ecsWith(tasks)
  const { baseline = 'running' } = given
  const wanted = typeof baseline === 'string' ? parseBaseline(baseline) : baseline
  if (wanted === null || wanted.kind === 'none') throw new Error('not a baseline')
  const ports = {
    ...played.ports,
    ...(given.ecr === undefined ? {} : { registry: sessionOf({ ecr: given.ecr }) }),
    target: sessionOf({ ecs: onlyThese<'ecs'>(ecs) }),
  }
  const plan = given.without === 'credentials' ? null : { repository: live(), services }
  const run = () => scanBaseline.run({ ...played.settings, baseline: wanted, plan }, ports)
  return { ...played, ports, plan: { repository: live(), services }, run }
}

const ecsWith = (byService: NonNullable<BaselinePlay['tasks']>): Partial<Ecs> => ({
  listTasks: ({ serviceName = '' }) => {
    const found = byService[serviceName] ?? []
    if (found instanceof Error) return Promise.reject(found)
    return Promise.resolve({ $metadata: {}, taskArns: found.map((_, index) => `${serviceName}/${index}`) })
  },
  describeTasks: ({ tasks: arns = [] }) => {
    const found = byService[arns[0]?.split('/')[0] ?? ''] ?? []
    return Promise.resolve({ $metadata: {}, tasks: found instanceof Error ? [] : [...found] })
  },
})

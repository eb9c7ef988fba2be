/** Plays the plan stage beside an account that is data: what exists in it, and which calls are denied. */
import type { Service, TaskDefinition } from '@aws-sdk/client-ecs'
import { NO_OVERRIDES } from '../../src/domain/task-definition/overrides.ts'
import { AwsError } from '../../src/errors/aws-error.ts'
import { ShipError } from '../../src/errors/ship-error.ts'
import type { LiveTarget } from '../../src/domain/aws/live.ts'
import type { Ecs, Sts } from '../../src/ports/aws.ts'
import type { GitHubApi } from '../../src/ports/github-api.ts'
import { planTarget } from '../../src/stages/plan/plan.ts'
import type { PlanInput } from '../../src/stages/plan/plan-input.ts'
import { fakeEcr, repository, type FakeRepository } from './fake-ecr.ts'
import { NO_GITHUB } from './no-github.ts'
import { memoryFiles } from './memory-files.ts'
import { recordingLog, recordingSecrets } from './recording-log.ts'
import { onlyThese, replacing, sessionOf } from './session.ts'
import { valueSources, type ValueWorld } from './value-sources.ts'

const ARN = 'arn:aws:ecs:eu-west-1:123456789012'

export const TASK_FILE = '/checkout/task.json'
export const TASK_TEXT = JSON.stringify({
  family: 'web',
  containerDefinitions: [{ name: 'app', command: [''] }],
})

export interface Account extends ValueWorld {
  readonly region: string | null
  readonly repositories: readonly FakeRepository[]
  /** Services by cluster; the one called `gone` is INACTIVE. */
  readonly clusters: Readonly<Record<string, readonly Service[]>>
  readonly families: Readonly<Record<string, TaskDefinition>>
  readonly files: Readonly<Record<string, string>>
  /** What single calls answer instead: `DescribeClusters`, `GetCallerIdentity`, … */
  readonly errors: Readonly<Record<string, Error>>
}

export const service = (name: string, facts: Partial<Service> = {}): Service => ({
  serviceName: name,
  serviceArn: `${ARN}:service/prod/${name}`,
  clusterArn: `${ARN}:cluster/prod`,
  status: 'ACTIVE',
  desiredCount: 2,
  deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
  taskDefinition: `${ARN}:task-definition/${name}:7`,
  ...facts,
})

const account = (facts: Partial<Account>): Account => ({
  region: 'eu-west-1',
  repositories: [repository('hello', { mutability: 'IMMUTABLE' }), repository('team/api')],
  clusters: { prod: [service('web'), service('worker')], staging: [] },
  families: { web: { family: 'web', revision: 7, containerDefinitions: [{ name: 'app' }] } },
  files: { [TASK_FILE]: TASK_TEXT },
  parameters: {},
  stacks: {},
  errors: {},
  ...facts,
})

type Planned = PlanInput['services'][number]

/** A repository and one service, or several; only what differs from the first service of the account is given. */
export const target = (
  { repository: name = 'hello', ...first }: Partial<Planned> & { readonly repository?: string } = {},
  ...others: readonly Partial<Planned>[]
): PlanInput => ({
  registry: { region: first.region ?? null, account: first.account ?? null, registryId: null, repository: name },
  services: [first, ...others].map((facts) => ({
    key: facts.service ?? 'web',
    region: null,
    account: null,
    cluster: 'prod',
    service: 'web',
    taskDefinition: { kind: 'file', path: TASK_FILE, name: 'task.json' },
    containerName: null,
    overrides: NO_OVERRIDES,
    desiredCount: null,
    newDeployment: 'when-changed',
    stateFile: null,
    places: new Map(),
    // The definitions of these tests are short.
    lint: { 'no-memory': 'off' },
    ...facts,
  })),
})

export const awsError = (operation: string, awsCode: string, code: ShipError['code'] = 'E_AWS'): AwsError =>
  new AwsError({ operation, awsCode, awsMessage: `${awsCode} in a test`, code })

export const denied = (operation: string): AwsError => awsError(operation, 'AccessDeniedException', 'E_ACCESS_DENIED')

/** Runs the stage. */
export const plan = (input: PlanInput, facts: Partial<Account> = {}, github: GitHubApi = NO_GITHUB) => {
  const world = account(facts)
  const { ecr, registryIds } = fakeEcr(world.repositories)
  const caller = { region: world.region, sts: stsOf(world) }
  const log = recordingLog()
  const calls: string[] = []
  const secrets = recordingSecrets()
  const { ssm, cloudformation, asked } = valueSources(world)
  const ports = {
    registry: sessionOf(
      { ecr: replacing<'ecr'>(ecr, failing(world, ['describeRepositories', 'batchGetImage', 'describeImages'])) },
      caller,
    ),
    creator: sessionOf({}, caller),
    source: sessionOf({}),
    target: sessionOf(
      {
        ecs: noting(replacing<'ecs'>(ecsOf(world), failing(world, ECS_CALLS)), calls),
        ssm: replacing<'ssm'>(ssm, failing(world, ['getParameters'])),
        cloudformation,
      },
      caller,
    ),
    files: memoryFiles(world.files),
    log,
    github,
    secrets,
  }
  const run = (): Promise<LiveTarget> => planTarget.run(input, ports)
  const failure = async (): Promise<ShipError> => {
    const thrown: unknown = await run().catch((error: unknown) => error)
    if (thrown instanceof ShipError) return thrown
    throw new Error('it did not fail')
  }
  return { run, failure, ports, log, calls, asked, masked: secrets.masked, registryIds, files: ports.files }
}

const ECS_CALLS = ['describeClusters', 'listClusters', 'listServices', 'describeServices', 'describeTaskDefinition']

/** The same ECS, which writes the names of its calls down. */
const noting = (ecs: Ecs, calls: string[]): Ecs =>
  new Proxy(ecs, {
    get: (answers, name) => {
      calls.push(String(name))
      return Reflect.get(answers, name) as unknown
    },
  })

const failing = (world: Account, calls: readonly string[]): object =>
  Object.fromEntries(
    calls.flatMap((call) => {
      const error = world.errors[call]
      return error === undefined ? [] : [[call, () => Promise.reject(error)]]
    }),
  )

const stsOf = ({ errors }: Account): Pick<Sts, 'getCallerIdentity'> => ({
  getCallerIdentity: () =>
    errors['getCallerIdentity'] === undefined
      ? Promise.resolve({ $metadata: {}, Account: '123456789012' })
      : Promise.reject(errors['getCallerIdentity']),
})

const $metadata = {}

const ecsOf = ({ clusters, families }: Account): Ecs => {
  const arns = (names: readonly string[], kind: string) => names.map((name) => `${ARN}:${kind}/${name}`)
  return onlyThese<'ecs'>({
    describeClusters: ({ clusters: [name = ''] = [] }) =>
      Promise.resolve(
        Object.hasOwn(clusters, name)
          ? {
              $metadata,
              clusters: [{ clusterArn: `${ARN}:cluster/${name}`, status: name === 'gone' ? 'INACTIVE' : 'ACTIVE' }],
            }
          : { $metadata, clusters: [], failures: [{ reason: 'MISSING' }] },
      ),
    listClusters: () => Promise.resolve({ $metadata, clusterArns: arns(Object.keys(clusters), 'cluster') }),
    describeServices: ({ cluster = '', services: [name] = [] }) => {
      const there = Object.hasOwn(clusters, cluster) ? clusters[cluster] : undefined
      if (there === undefined) return Promise.reject(awsError('ecs:DescribeServices', 'ClusterNotFoundException'))
      const services = there.filter(({ serviceName }) => serviceName === name)
      return Promise.resolve({ $metadata, services, failures: services.length > 0 ? [] : [{ reason: 'MISSING' }] })
    },
    listServices: ({ cluster = '', nextToken }) => {
      // One name to a page, so that the pages are followed.
      const names = (clusters[cluster] ?? []).map(({ serviceName }) => serviceName ?? '')
      const index = Number(nextToken ?? 0)
      const more = index + 1 < names.length ? { nextToken: String(index + 1) } : {}
      return Promise.resolve({
        $metadata,
        serviceArns: arns(names.slice(index, index + 1), `service/${cluster}`),
        ...more,
      })
    },
    describeTaskDefinition: ({ taskDefinition = '' }) => {
      const found = families[taskDefinition.replace(/^.*\/(.*):\d+$/, '$1')]
      return found === undefined
        ? Promise.reject(awsError('ecs:DescribeTaskDefinition', 'ClientException'))
        : Promise.resolve({ $metadata, taskDefinition: found, tags: [{ key: 'team', value: 'a' }] })
    },
    listTaskDefinitionFamilies: () => Promise.resolve({ $metadata, families: Object.keys(families) }),
  })
}

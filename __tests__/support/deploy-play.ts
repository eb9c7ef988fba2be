/** Plays one registration and one update to the deploy stage. */
import type {
  Deployment,
  RegisterTaskDefinitionCommandInput,
  Service,
  TaskDefinition,
  UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs'
import { makeJournal } from '../../src/adapters/journal.ts'
import type { TaskDefinitionDraft } from '../../src/domain/task-definition/task-definition.ts'
import { ShipError } from '../../src/errors/ship-error.ts'
import type { CallLimit, Ecs } from '../../src/ports/aws.ts'
import { deployService, type DeployInput } from '../../src/stages/deploy/deploy.ts'
import { CLUSTER, OLD_ID, OLD_TASK_DEFINITION, OUR_TASK_DEFINITION, SERVICE } from './fake-ecs.ts'
import { makeFakeClock } from './fake-clock.ts'
import { ORDER } from './local-target.ts'
import { old, ours } from './rollout-shapes.ts'
import { NO_COMPARISON } from './no-comparison.ts'
import { onlyThese, sessionOf } from './session.ts'

export const DRAFT: TaskDefinitionDraft = {
  input: { family: 'web', containerDefinitions: [{ name: 'web', image: 'web@sha256:1', command: [''] }] },
  source: 'task-definition.json',
}

export const TARGET: DeployInput['target'] = {
  clusterArn: CLUSTER,
  serviceName: SERVICE,
  deployedBy: { kind: 'ecs' },
  containerName: 'app',
  described: {},
  previousTaskDefinitionArn: OLD_TASK_DEFINITION,
  running: null,
  primaryDeploymentId: OLD_ID,
}

export const INPUT: DeployInput = { ...ORDER, target: TARGET, taskDefinition: DRAFT }

/** The service as the plan has seen it. */
export const BEFORE: Service = {
  serviceName: SERVICE,
  taskDefinition: OLD_TASK_DEFINITION,
  desiredCount: 1,
  deployments: [old({ status: 'PRIMARY' })],
}

interface Answers {
  readonly register?: Error
  /** Members of the definition in the reply to RegisterTaskDefinition. */
  readonly kept?: object
  readonly update?: Error
  /** What DescribeTaskDefinition answers for every revision. */
  readonly described?: TaskDefinition
  /** The service at each look, the last one again and again; an error is thrown. */
  readonly looks?: readonly (Service | Error)[]
  readonly deployments?: Deployment[]
}

/** An ECS that answers so, and what it was asked. */
export const makeEcs = ({
  register,
  kept,
  update,
  described,
  looks = [BEFORE],
  deployments = [ours(), old()],
}: Answers = {}) => {
  const registered: RegisterTaskDefinitionCommandInput[] = []
  const updates: UpdateServiceCommandInput[] = []
  const limits: (CallLimit | undefined)[] = []
  let looked = 0
  const answers: Pick<Ecs, 'describeServices' | 'describeTaskDefinition' | 'registerTaskDefinition' | 'updateService'> =
    {
      describeTaskDefinition: () =>
        described === undefined
          ? Promise.reject(new Error('the test expects no call of describeTaskDefinition'))
          : Promise.resolve({ $metadata: {}, taskDefinition: described }),
      describeServices: () => {
        const seen = looks[Math.min(looked++, looks.length - 1)]
        return seen instanceof Error
          ? Promise.reject(seen)
          : Promise.resolve({
              $metadata: {},
              services: seen === undefined ? [] : [seen],
              failures: seen === undefined ? [{ reason: 'MISSING' }] : [],
            })
      },
      registerTaskDefinition: (input) => {
        registered.push(input)
        const taskDefinition = { ...kept, taskDefinitionArn: OUR_TASK_DEFINITION }
        return register === undefined ? Promise.resolve({ $metadata: {}, taskDefinition }) : Promise.reject(register)
      },
      updateService: (input, limit) => {
        updates.push(input)
        limits.push(limit)
        return update === undefined
          ? Promise.resolve({ $metadata: {}, service: { deployments } })
          : Promise.reject(update)
      },
    }
  return { target: sessionOf({ ecs: onlyThese<'ecs'>(answers) }), registered, updates, limits }
}

export const lines: string[] = []
const write = (text: string): void => void lines.push(text)
export const log = { info: write, warning: write, debug: write }

/** Runs the stage with a journal of its own; gives what it returned or threw, and what it noted and asked. */
export const deploy = async (
  answers: Answers = {},
  input: Partial<DeployInput> = {},
  ports: Partial<typeof NO_COMPARISON> = {},
) => {
  const journal = makeJournal(() => undefined)('deploy')
  const clock = makeFakeClock()
  const { target, registered, updates, limits } = makeEcs(answers)
  const ended = await deployService
    .run({ ...INPUT, ...input }, { ...NO_COMPARISON, ...ports, target, clock, log, journal })
    .then((result) => ({ result, error: null }))
    .catch((error: unknown) => {
      if (!(error instanceof ShipError)) throw error
      return { result: null, error }
    })
  const notes = journal.entries().map(({ change, state }) => [change.kind, state] as const)
  const seconds = clock.elapsedMs() / 1000
  return {
    ...ended,
    seconds,
    notes,
    changes: journal.entries().map(({ change }) => change),
    registered,
    updates,
    limits,
  }
}

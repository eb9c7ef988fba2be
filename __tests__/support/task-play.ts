/** Plays one-off tasks to their stage: an ECS and a CloudWatch Logs that answer by the fake clock. */
import type { RunTaskRequest, Task } from '@aws-sdk/client-ecs'
import { makeJournal } from '../../src/adapters/journal.ts'
import { placedTasks, type OneOffTask, type TaskResult } from '../../src/domain/tasks/one-off-task.ts'
import { ShipError } from '../../src/errors/ship-error.ts'
import { runAfter } from '../../src/stages/tasks/run-after.ts'
import { runBefore } from '../../src/stages/tasks/run-before.ts'
import type { TaskInput } from '../../src/stages/tasks/task-ports.ts'
import { makeFakeClock, type FakeClock } from './fake-clock.ts'
import { CLUSTER, OUR_TASK_DEFINITION, SERVICE } from './fake-ecs.ts'
import { onlyThese, sessionOf } from './session.ts'

export const TASK_ID = '0123456789abcdef0123456789abcdef'
export const TASK_ARN = `arn:aws:ecs:eu-west-1:123456789012:task/prod/${TASK_ID}`

export const MIGRATE: OneOffTask = {
  name: 'migrate',
  container: null,
  command: ['migrate'],
  environment: {},
  cpu: null,
  memory: null,
  timeoutMinutes: 10,
  onCancel: 'left-running',
}

/** The task with these containers, which have exited. */
export const stoppedTask = (codes: Readonly<Record<string, number>>, more: Partial<Task> = {}): Task => ({
  taskArn: TASK_ARN,
  lastStatus: 'STOPPED',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  containers: Object.entries(codes).map(([name, exitCode]) => ({ name, exitCode, lastStatus: 'STOPPED' })),
  ...more,
})

const LOGGED = {
  logDriver: 'awslogs',
  options: { 'awslogs-group': '/ecs/web', 'awslogs-stream-prefix': 'web', 'awslogs-region': 'eu-west-1' },
} as const

export const DEFINITION: TaskInput['definition'] = {
  source: 'task-definition.json',
  input: { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1', logConfiguration: LOGGED }] },
}

type Started = { readonly tasks?: Task[]; readonly failures?: { readonly reason: string }[] }

interface Answers {
  readonly occasion?: 'run-before' | 'run-after'
  readonly task?: Partial<OneOffTask>
  readonly input?: Partial<TaskInput>
  /** The answer to each RunTask, the last one again and again. */
  readonly starts?: readonly (Started | Error)[]
  /** What DescribeTasks shows at a number of seconds; null: MISSING. */
  readonly seen?: (seconds: number) => Task | Error | null
  /** The lines of the log at a number of seconds. */
  readonly printed?: (seconds: number) => readonly string[] | Error | null
  readonly clock?: FakeClock
  readonly stop?: Error
}

const STARTS: readonly Started[] = [{ tasks: [{ taskArn: TASK_ARN, lastStatus: 'PROVISIONING' }] }]

/** Runs the stage; gives what it returned or threw, and what it asked, noted and logged. */
export const playTask = async (answers: Answers = {}) => {
  const { occasion = 'run-before', starts = STARTS, clock = makeFakeClock() } = answers
  const requests: RunTaskRequest[] = []
  const stops: string[] = []
  const lines: string[] = []
  const seconds = (): number => clock.elapsedMs() / 1000
  const seen = answers.seen ?? (() => stoppedTask({ web: 0 }))
  const ecs = onlyThese<'ecs'>({
    runTask: (input) => {
      const answer = starts[Math.min(requests.length, starts.length - 1)] ?? {}
      requests.push(input)
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ $metadata: {}, ...answer })
    },
    describeTasks: () => {
      const task = seen(seconds())
      if (task instanceof Error) return Promise.reject(task)
      return Promise.resolve({ $metadata: {}, tasks: task === null ? [] : [task] })
    },
    stopTask: ({ task = '' }) => {
      stops.push(task)
      return answers.stop === undefined ? Promise.resolve({ $metadata: {} }) : Promise.reject(answers.stop)
    },
  })
  const logs = onlyThese<'logs'>({
    getLogEvents: ({ nextToken }) => {
      const printed = answers.printed?.(seconds()) ?? []
      if (printed instanceof Error) return Promise.reject(printed)
      const from = Number(nextToken ?? 0)
      const events = printed.slice(from).map((message) => ({ message }))
      return Promise.resolve({ $metadata: {}, events, nextForwardToken: `${from + events.length}` })
    },
  })
  const session = sessionOf({ ecs, logs })
  const [task] = placedTasks(occasion, [{ ...MIGRATE, ...answers.task }])
  if (task === undefined) throw new Error('there is one task')
  const journal = makeJournal(() => undefined)(task.id)
  const write = (text: string): void => void lines.push(text)
  const ports = {
    target: session,
    surroundings: session,
    clock,
    journal,
    log: { info: write, warning: write, debug: write },
  }
  const input: TaskInput = {
    task,
    target: { clusterArn: CLUSTER, serviceName: SERVICE, containerName: 'web', described: { launchType: 'EC2' } },
    taskDefinitionArn: OUR_TASK_DEFINITION,
    definition: DEFINITION,
    run: { runId: '4711', runAttempt: 2, sha: 'a'.repeat(40) },
    ...answers.input,
  }
  const stage = occasion === 'run-before' ? runBefore : runAfter
  const ended = await stage
    .run(input, ports)
    .then((result) => ({ result, error: null }))
    .catch((error: unknown) => {
      if (!(error instanceof ShipError)) throw error
      // What the stage throws with an error has the shape of its result.
      return { result: (error.result ?? null) as TaskResult | null, error }
    })
  const notes = journal.entries().map(({ change, state }) => [change.kind, state] as const)
  return { ...ended, requests, stops, lines, notes, seconds: seconds() }
}

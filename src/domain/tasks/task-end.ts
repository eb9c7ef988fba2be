/** Whether a one-off task that has stopped did its work, by the exit codes of its essential containers. Pure. */
import type { Container, ContainerDefinition, Task } from '@aws-sdk/client-ecs'
import { named, summaryOf } from '../rollout/sentence.ts'
import { describeStop } from '../rollout/stopped.ts'
import { isInterrupted, isOutOfMemory, taskCauses } from '../rollout/task-causes.ts'
import type { TaskDefinitionDraft } from '../task-definition/task-definition.ts'
import type { ContainerExit } from './one-off-task.ts'

/** SIGTERM and SIGKILL: what ECS sends to the other containers once an essential one has ended. */
const TERMINATED = 143
const KILLED = 137
/** ECS Agent's default of `stopTimeout`, and Fargate's (ECS API Reference, ContainerDefinition). */
const STOP_TIMEOUT_SECONDS = 30

export type TaskEnd =
  | { readonly kind: 'succeeded'; readonly exits: readonly ContainerExit[] }
  | {
      readonly kind: 'failed'
      readonly exits: readonly ContainerExit[]
      /** `container `app` exited with code 1`. */
      readonly because: string
      /** ECS's own text. */
      readonly detail: string
      readonly next: string | null
    }

export interface Asked {
  readonly definition: TaskDefinitionDraft
  /** The one that the command runs in. */
  readonly container: string
}

/**
 * A task succeeds when the container of the command and every other essential one exited with 0. What ECS terminated because the command was done
 * is no failure: SIGTERM, or SIGKILL after the whole `stopTimeout` of a container that ignores SIGTERM. A container that ends with 0 because the task was stopped from outside has not
 * done its work.
 */
export const endOfTask = (task: Task, asked: Asked): TaskEnd => {
  const judged = judgedContainers(asked).map((definition) => ({ definition, found: foundIn(task, definition) }))
  const exits = judged.map(({ definition, found }) => ({
    container: definition.name ?? '',
    code: found?.exitCode ?? null,
  }))
  const own = judged.find(({ definition }) => definition.name === asked.container)?.found
  const isDone = (one: (typeof judged)[number]): boolean =>
    one.found?.exitCode === 0 ||
    (one.definition.name !== asked.container && own?.exitCode === 0 && isConsequence(one, task))
  if (endedByItself(task) && judged.every(isDone)) return { kind: 'succeeded', exits }
  return { kind: 'failed', exits, ...reasonOf(task, judged.find((one) => !isDone(one))?.definition.name ?? null) }
}

/** A container is essential unless its definition says otherwise (ECS API Reference, ContainerDefinition). */
const judgedContainers = ({ definition, container }: Asked): readonly ContainerDefinition[] =>
  (definition.input.containerDefinitions ?? []).filter(
    ({ name, essential }) => name === container || essential !== false,
  )

const foundIn = ({ containers = [] }: Task, { name }: ContainerDefinition): Container | undefined =>
  containers.find((container) => container.name === name)

interface Judged {
  readonly definition: ContainerDefinition
  readonly found: Container | undefined
}

const isConsequence = ({ definition, found }: Judged, task: Task): boolean => {
  if (isOutOfMemory(task)) return false
  if (found?.exitCode === TERMINATED) return true
  const { stoppingAt, executionStoppedAt } = task
  if (found?.exitCode !== KILLED || stoppingAt === undefined || executionStoppedAt === undefined) return false
  const tookSeconds = (executionStoppedAt.getTime() - stoppingAt.getTime()) / 1000
  return tookSeconds >= (definition.stopTimeout ?? STOP_TIMEOUT_SECONDS) - 1
}

/** Not by a person, by AWS, or with its instance. */
const endedByItself = (task: Task): boolean =>
  (task.stopCode === undefined || task.stopCode === 'EssentialContainerExited') && !isInterrupted(task)

const reasonOf = (
  task: Task,
  unfinished: string | null,
): Pick<Extract<TaskEnd, { kind: 'failed' }>, 'because' | 'detail' | 'next'> => {
  const detail = describeStop(task)
  const [cause] = taskCauses([task])
  const codes = (task.containers ?? []).flatMap(({ exitCode }) => exitCode ?? [])
  // The texts of ECS name the container that ended first, which can be one that has done its work.
  const isMisled = cause?.meaning.kind === 'exit' && codes.every((code) => code === 0)
  if (cause === undefined || isMisled)
    return {
      because: unfinished === null ? 'the task was stopped' : `container ${named(unfinished)} did not run to its end`,
      detail,
      next: 'Read the log of the container, fix the cause and re-run.',
    }
  return { because: summaryOf(cause.meaning.sentence, null), detail, next: cause.meaning.next }
}

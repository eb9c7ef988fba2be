/** The errors of one-off tasks: the cause first, then what is left, ECS's own text and the id. */
import type { TaskEnd } from '../../domain/tasks/task-end.ts'
import type { NotPlaced } from '../../domain/tasks/not-placed.ts'
import { taskIdOf, type Occasion, type TaskResult } from '../../domain/tasks/one-off-task.ts'
import { named } from '../../domain/rollout/sentence.ts'
import { fault } from '../../errors/fault.ts'
import { shortForms } from '../../errors/short-forms.ts'
import { ShipError } from '../../errors/ship-error.ts'

/** What every error of a task says. */
export interface TaskSubject {
  readonly occasion: Occasion
  readonly result: TaskResult
}

/** Only until the service is updated this is certain. */
const standing = ({ occasion }: TaskSubject): string =>
  occasion === 'run-before' ? '; the service was not changed' : ''

const lines = (first: string, { result }: TaskSubject, texts: readonly string[] = []): string =>
  [first, ...texts, ...(result.taskArn === null ? [] : [`Task: ${result.taskArn}`])].join('\n')

/** Of a task whose containers did not do their work. */
export const failedTask = (
  { because, detail, next }: Extract<TaskEnd, { kind: 'failed' }>,
  subject: TaskSubject,
): ShipError =>
  fault('E_TASK_FAILED', {
    message: lines(`${named(subject.result.task)} failed: ${because}${standing(subject)}`, subject, [`ECS: ${detail}`]),
    headline: because,
    ...(next === null ? {} : { hint: next }),
    result: subject.result,
  })

/** `stopped`: whether ECS has taken the request to stop it. */
export const overdueTask = (minutes: number, stopped: 'yes' | 'no', subject: TaskSubject): ShipError => {
  const what = `did not end within ${minutes} min`
  const ending = stopped === 'yes' ? 'it was stopped' : 'it could not be stopped and continues'
  return fault('E_TASK_TIMED_OUT', {
    message: lines(`${named(subject.result.task)} ${what}; ${ending}${standing(subject)}`, subject),
    headline: `the task ${what}`,
    ...(stopped === 'yes' ? {} : { hint: 'Stop the task in ECS, read its output, then re-run.' }),
    result: subject.result,
  })
}

/** Of a task that ECS did not start. */
export const notStarted = ({ because, next }: NotPlaced, subject: TaskSubject): ShipError =>
  fault('E_TASK_NOT_STARTED', {
    message: lines(`ECS did not start ${named(subject.result.task)}: ${because}${standing(subject)}`, subject),
    headline: because,
    hint: next,
    result: subject.result,
  })

/** The same error, with what is known of the task, which continues. `stopping`: whether the run is about to stop it. */
export const interruptedTask = (error: unknown, stopping: 'yes' | 'no', subject: TaskSubject): unknown => {
  if (!(error instanceof ShipError) || error.result !== undefined) return error
  const { code, message, kind, hint } = error
  const { taskArn, task } = subject.result
  if (taskArn === null) return error
  const continues = stopping === 'yes' ? 'Re-run to deploy.' : `Task ${taskIdOf(taskArn)} continues: look at it in ECS.`
  const isCancel = kind === 'cancelled'
  return new ShipError({
    code,
    message: lines(isCancel ? message : `${named(task)}: ${message}`, subject),
    headline: isCancel ? error.headlines : shortForms(error),
    hint: isCancel || hint === undefined ? continues : `${hint} ${continues}`,
    cause: error,
    result: subject.result,
  })
}

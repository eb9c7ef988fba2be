/** The kind of value of `run-before` and `run-after`: tasks that run once. */
import { z } from 'zod'
import type { OneOffTask } from '../domain/tasks/one-off-task.ts'
import { flag, integer, type ValueKind } from './kinds.ts'
import { strict, text, whole } from './kinds-definition.ts'
import { textsAndNulls } from './nested-values.ts'

/**
 * Without a limit a migration that waits for a lock holds the run until the job ends. Ten minutes is longer than most migrations take, and shorter than the hour that the
 * credentials of a job usually last.
 */
const DEFAULT_TIMEOUT_MINUTES = 10

const timeout = integer({ min: 1, max: 360 }).schema
const onCancel = flag().schema

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,30}$/

const TASK = {
  name: z
    .string({ error: 'must be a text' })
    .regex(NAME, { error: 'must be at most 31 letters, digits, hyphens and underscores' })
    .describe('Names the task in the log, in the summary and in ids. Default: its number in the list.')
    .optional(),
  container: text
    .describe('The container that the command runs in. Default: the one that gets the image of the run.')
    .optional(),
  command: z
    .array(text, { error: 'must be a list; for a shell, write ["sh", "-c", "…"]' })
    .min(1, { error: 'must have at least one word' })
    .describe('The command instead of that of the container, as a list.'),
  environment: z
    .record(z.string(), text, { error: 'must be a map of variables' })
    .describe('Variables by name, added to those of the container. They are not masked.')
    .optional(),
  cpu: whole.describe('CPU units of the whole task. Default: as in the task definition.').optional(),
  memory: whole.describe('MiB of the whole task. Default: as in the task definition.').optional(),
  'timeout-minutes': timeout.describe('How long it may take; then it is stopped, and the run fails.').optional(),
  'stop-on-cancel': onCancel
    .describe('Whether a cancelled run stops the task. Default: `false`, the task continues.')
    .optional(),
} as const

const task = strict(TASK).transform((own): OneOffTask => ({
  name: own.name ?? null,
  container: own.container ?? null,
  command: own.command,
  environment: own.environment ?? {},
  cpu: own.cpu ?? null,
  memory: own.memory ?? null,
  timeoutMinutes: own['timeout-minutes'] ?? DEFAULT_TIMEOUT_MINUTES,
  onCancel: own['stop-on-cancel'] === true ? 'stopped' : 'left-running',
}))

const tasks = z.array(task, { error: 'must be a list of tasks' }).superRefine((all, context) => {
  const names = all.map(({ name }, index) => name ?? `${index + 1}`)
  names.forEach((name, index) => {
    if (names.indexOf(name) === index) return
    const message = `must be another name: the task before has the name '${name}'`
    context.addIssue({ code: 'custom', message, path: [index, 'name'], input: undefined })
  })
})

/** Tasks in their order. A level replaces those of the level below. */
export const oneOffTasks = (): ValueKind<readonly OneOffTask[]> => ({
  schema: tasks,
  merge: (_, above) => above,
  nested: { plain: (tree) => [textsAndNulls(tree)].flat(), place: (value) => value },
})

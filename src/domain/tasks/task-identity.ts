/** What makes a task of a run recognizable, and keeps a request that is sent twice from starting two. Pure. */
import { createHash } from 'node:crypto'
import type { RunContext } from '../image/tag.ts'

export interface TaskIdentity {
  readonly run: Pick<RunContext, 'runId' | 'runAttempt' | 'sha'>
  readonly cluster: string
  readonly service: string
  readonly revision: string
  /** The id of its stage. */
  readonly task: string
}

/** As ECS takes it in `clientToken` and `startedBy` (ECS API Reference, RunTask). */
const LONGEST_TOKEN = 64
const LONGEST_STARTED_BY = 128

/**
 * The same for each request of this run and attempt that starts this task of this revision, so that one whose reply was lost starts no second task. ECS keeps a token for 24 h at most.
 * `refusals`: how often ECS has answered that it could not place it; such an answer must not be what a later request gets.
 */
export const clientTokenOf = ({ run, ...task }: TaskIdentity, refusals: number): string => {
  const hash = createHash('sha256').update(JSON.stringify([run.sha, ...Object.values(task), refusals]))
  return `${idOf(run)}-${hash.digest('hex')}`.slice(0, LONGEST_TOKEN)
}

/** `ship-to-ecs/4711-1/run-before-migrate`. */
export const startedByOf = ({ run, task }: TaskIdentity): string =>
  `ship-to-ecs/${idOf(run)}/${task}`.replaceAll(/[^\w/-]/g, '-').slice(0, LONGEST_STARTED_BY)

const idOf = ({ runId, runAttempt }: TaskIdentity['run']): string =>
  `${runId ?? 'local'}-${runAttempt ?? 1}`.replaceAll(/[^\w-]/g, '-').slice(0, 31)

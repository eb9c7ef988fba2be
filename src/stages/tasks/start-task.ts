/** Starts a one-off task. A request whose reply was lost is sent again with the same token, which starts no second task. */
import type { Failure, RunTaskCommandOutput } from '@aws-sdk/client-ecs'
import { isTemporary } from '../../domain/aws/faults.ts'
import { notPlaced, type NotPlaced } from '../../domain/tasks/not-placed.ts'
import type { TaskRequest } from '../../domain/tasks/one-off-task.ts'
import { clientTokenOf, type TaskIdentity } from '../../domain/tasks/task-identity.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { isRefused } from '../refused.ts'
import { sendAgain } from '../patience.ts'
import type { TaskPorts } from './task-ports.ts'

/** Capacity comes back within minutes, or not soon enough for a run that waits. */
const LONGEST_MS = 3 * 60_000
const ASK_AGAIN_MS = 15_000

export type StartedTask =
  { readonly kind: 'started'; readonly taskArn: string } | { readonly kind: 'not-placed'; readonly why: NotPlaced }

interface Starting {
  readonly identity: TaskIdentity
  readonly request: TaskRequest
}

/**
 * Gives the ARN of the task, or why ECS starts none. Throttling, faults of AWS and a lack of capacity are waited out, for three minutes.
 * @throws AwsError
 */
export const startTask = async ({ identity, request }: Starting, ports: TaskPorts): Promise<StartedTask> => {
  const { clock, log, journal } = ports
  const { cluster, task } = identity
  const until = clock.now() + LONGEST_MS
  const noted = journal.aboutTo({ kind: 'task', action: 'start', cluster, task, taskArn: null })
  let refusals = 0
  for (;;) {
    const earlier: AwsError[] = []
    const sending = { request, token: clientTokenOf(identity, refusals), until, earlier }
    const reply = await send(sending, ports).catch((error: unknown) => {
      if ([...earlier, error].every(isRefused)) noted.unchanged()
      throw error
    })
    const taskArn = reply.tasks?.[0]?.taskArn
    if (taskArn !== undefined) {
      noted.changed({ kind: 'task', action: 'start', cluster, task, taskArn })
      return { kind: 'started', taskArn }
    }
    const why = notPlaced(reply.failures ?? []) ?? NO_REASON
    if (why.heals === 'never' || clock.now() + ASK_AGAIN_MS > until) {
      noted.unchanged()
      return { kind: 'not-placed', why }
    }
    refusals += 1
    log.info(`${why.because}; trying again in ${ASK_AGAIN_MS / 1000} s`)
    await clock.sleep(ASK_AGAIN_MS)
  }
}

const NO_REASON: NotPlaced = { because: 'ECS gives no reason', next: 'Re-run.', heals: 'never' }

interface Sending {
  readonly request: TaskRequest
  readonly token: string
  /** By the runner's clock. */
  readonly until: number
  /** Takes the errors that are not the last one. */
  readonly earlier: AwsError[]
}

type Reply = Pick<RunTaskCommandOutput, 'tasks'> & { readonly failures?: readonly Failure[] | undefined }

/** Sends it until AWS answers. Fargate reports a lack of capacity as an error, too. */
const send = async ({ request, token, until, earlier }: Sending, ports: TaskPorts): Promise<Reply> => {
  const once = (): Promise<Reply> => ports.target.ecs.runTask({ ...request, clientToken: token })
  const refused = (error: AwsError): void => void earlier.push(error)
  const mayPass = (error: unknown): error is AwsError => !isLackOfCapacity(error) && isTemporary(error)
  try {
    return await sendAgain(once, { mayPass, until, refused }, ports)
  } catch (error) {
    if (isLackOfCapacity(error)) return { tasks: [], failures: [{ reason: error.message }] }
    throw error
  }
}

const isLackOfCapacity = (error: unknown): error is AwsError =>
  error instanceof AwsError && error.code === 'E_AWS' && /capacity is unavailable/i.test(error.message)

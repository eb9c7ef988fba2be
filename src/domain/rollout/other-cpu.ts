/**
 * An image that is built for another CPU: ECS reports exit code 1 alone, and the reason is the one line of the log (aws-samples/
 * amazon-bedrock-serverless-prompt-chaining#213). The task then gets that reason, so that the rules read it like a text of ECS. Pure.
 */
import type { Container, Task } from '@aws-sdk/client-ecs'
import type { LastLines } from './explanation.ts'
import { taskIdOf } from './stopped.ts'
import { commonName } from './texts.ts'

const EXEC_FORMAT = /^(?:exec |standard_init_linux|\[FATAL tini).{0,300}exec format error/iu
/** Of the runtime that cannot execute the file; 255 on older engines. */
const CODES: readonly (number | undefined)[] = [1, 255]

export type ShownLines = Pick<LastLines, 'container' | 'taskId' | 'lines'>

/** Whether the container has printed nothing else: a program that ran may print such a line of another program. */
export const showsOtherCpu = ({ lines }: Pick<LastLines, 'lines'>): boolean =>
  lines.length > 0 && lines.every((line) => EXEC_FORMAT.test(line))

/** Whether the log of this container may show it: the exit code is one that the runtime gives, and ECS names no reason. */
export const mayBeOtherCpu = ({ exitCode, reason }: Container): boolean =>
  CODES.includes(exitCode) && reason === undefined

/** The tasks, where this log shows it with that reason: every one whose container of that name ended in the same way, since the image is the same. */
export const withLogReason = (stopped: readonly Task[], shown: ShownLines): readonly Task[] => {
  const same = (one: Container): boolean => commonName(one.name ?? '') === commonName(shown.container)
  const read = stopped.find((task) => taskIdOf(task) === shown.taskId)?.containers?.find(same)
  if (read === undefined || !mayBeOtherCpu(read) || !showsOtherCpu(shown)) return stopped
  const reasoned = (one: Container): Container =>
    same(one) && mayBeOtherCpu(one) && one.exitCode === read.exitCode ? { ...one, reason: REASON } : one
  return stopped.map((task) => ({ ...task, ...(task.containers && { containers: task.containers.map(reasoned) }) }))
}

/** Words of our own: a line of a log is hostile, and rules read reasons. */
const REASON = 'its log: exec format error'

/** Reads the last lines that the container that failed has printed, where its definition says that they are. */
import type { ContainerDefinition, Task } from '@aws-sdk/client-ecs'
import { isUnavailable } from '../../domain/aws/faults.ts'
import { logPlaceOf, placeInWords, readableStream, type LogStream } from '../../domain/rollout/log-place.ts'
import type { FailedContainer, LastLines } from '../../domain/rollout/explanation.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { taskIdOf } from '../../domain/rollout/stopped.ts'
import { messageOf } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { cutAt, readLogPage } from '../log-stream.ts'

export type LastLinesPorts = Pick<Ports, 'target' | 'surroundings' | 'clock' | 'log'>

const MOST_LINES = 20
/** Characters of a line: an event can have 256 KiB (CloudWatch Logs quotas). */
const LONGEST_LINE = 1000
const MOST_TIME_MS = 5000
/** The driver sends what was printed some seconds later. */
const LAG_MS = 3000
/** Why there are none in a stream that can be read. */
export const NO_LINES = 'the log stream has no lines'

export interface Failed {
  readonly deployment: StartedDeployment
  readonly failed: FailedContainer
  readonly stopped: readonly Task[]
  /** Absent: they are read for this alone. */
  readonly definitions?: ContainerDefinitions
}

/** The containers of the revision; null where they cannot be read. */
export type ContainerDefinitions = () => Promise<readonly ContainerDefinition[] | null>

/** Logs and gives the lines, or why there are none; null where the definition cannot be read. It only explains, so no fault of AWS ends the stage. */
export const readLastLines = async (failed: Failed, ports: LastLinesPorts): Promise<LastLines | null> => {
  const found = await findLastLines(failed, ports, readTwice)
  if (found === null) return null
  const { container, lines, place, because } = found
  ports.log.info(`Last lines of container ${container} (${place})${because === null ? ':' : `: ${because}`}`)
  for (const line of lines) ports.log.info(`${container} | ${line}`)
  return found
}

type Read = (stream: LogStream, ports: LastLinesPorts) => Promise<readonly string[]>

/** The same without a line of the log; `read` once, or again where nothing has arrived. */
export const findLastLines = async (
  { deployment, failed, stopped, definitions: known }: Failed,
  ports: LastLinesPorts,
  read: Read = readOnce,
): Promise<LastLines | null> => {
  const { container, taskId } = failed
  const definitions = known ?? containerDefinitions(deployment, ports)
  const definition = (await definitions())?.find(({ name }) => name === container)
  if (definition === undefined) return null
  const task = stopped.find((one) => taskIdOf(one) === taskId)
  const runtimeId = task?.containers?.find(({ name }) => name === container)?.runtimeId
  const place = logPlaceOf(definition, { taskId, runtimeId })
  const region = (await ports.target.region()) ?? ''
  const stream = readableStream(place, region)
  const found = { container, taskId, place: placeInWords(place) }
  if (stream === null) return { ...found, lines: [], because: `not read: ${found.place}` }
  return { ...found, ...(await linesOrWhy(() => read(stream, ports))) }
}

const linesOrWhy = async (read: () => Promise<readonly string[]>): Promise<Pick<LastLines, 'lines' | 'because'>> => {
  try {
    const lines = await read()
    return { lines, because: lines.length === 0 ? NO_LINES : null }
  } catch (error) {
    const grant = isUnavailable(error) ? '; grant logs:GetLogEvents to the role of this job' : ''
    return { lines: [], because: `${messageOf(error)}${grant}` }
  }
}

/** A function that reads the definition once. */
export const containerDefinitions = (
  { taskDefinitionArn }: StartedDeployment,
  { target: { ecs }, clock, log }: LastLinesPorts,
): ContainerDefinitions => {
  let known: readonly ContainerDefinition[] | null = null
  return async () => {
    if (known !== null) return known
    const limit = { signal: clock.timeout(MOST_TIME_MS) }
    try {
      const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: taskDefinitionArn }, limit)
      known = taskDefinition?.containerDefinitions ?? []
    } catch (error) {
      log.info(`where the log of a container is cannot be read: ${messageOf(error)}`)
    }
    return known
  }
}

const readTwice = async (stream: LogStream, ports: LastLinesPorts): Promise<readonly string[]> => {
  const lines = await readOnce(stream, ports)
  if (lines.length > 0) return lines
  await ports.clock.sleep(LAG_MS)
  return readOnce(stream, ports)
}

/** Nothing while the stream does not exist. */
const readOnce = async (
  stream: LogStream,
  { surroundings: { logs }, clock }: LastLinesPorts,
): Promise<readonly string[]> => {
  const limit = { signal: clock.timeout(MOST_TIME_MS) }
  const page = await readLogPage(stream, { limit: MOST_LINES, startFromHead: false }, { logs, limit })
  return (page?.lines ?? []).map((line) => cutAt(LONGEST_LINE, line)).slice(-MOST_LINES)
}

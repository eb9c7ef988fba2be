/** Reads what containers print where the driver `awslogs` keeps it. The text is hostile: it leaves this room by the log alone, which makes it safe. */
import type { GetLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs'
import { isTemporary, isUnavailable } from '../domain/aws/faults.ts'
import { placeInWords, type LogStream } from '../domain/rollout/log-place.ts'
import { AwsError } from '../errors/aws-error.ts'
import type { CallLimit } from '../ports/aws.ts'
import type { Ports } from '../ports/ports.ts'
import { LONGEST_LOOK_MS } from './looks.ts'

export type LogPorts = Pick<Ports, 'surroundings' | 'clock' | 'log'>

/** Lines of one container in the log of the job; the others are in CloudWatch Logs. */
const MOST_LINES = 2000
/** Characters of a line: an event can have 256 KiB (CloudWatch Logs quotas). */
const LONGEST_LINE = 4000
/** Pages in one look: 10,000 events each, so that a container that prints without end does not hold the run up. */
const MOST_PAGES = 3

/** A page of a stream, oldest event first. */
export interface LogPage {
  readonly lines: readonly string[]
  /** Of the next page; the same token again means that there is none yet. */
  readonly next: string | null
}

/**
 * One page of a stream. Null while the stream does not exist: it is made with the first line.
 * @throws AwsError
 */
export const readLogPage = async (
  { group, stream }: LogStream,
  page: Pick<GetLogEventsCommandInput, 'nextToken' | 'limit' | 'startFromHead'>,
  { logs, limit }: { readonly logs: Ports['surroundings']['logs']; readonly limit: CallLimit },
): Promise<LogPage | null> => {
  try {
    const reply = await logs.getLogEvents({ logGroupName: group, logStreamName: stream, ...page }, limit)
    const lines = (reply.events ?? []).flatMap(({ message }) => message ?? [])
    return { lines, next: reply.nextForwardToken ?? null }
  } catch (error) {
    if (error instanceof AwsError && error.awsCode === 'ResourceNotFoundException') return null
    throw error
  }
}

/** Gives a function that logs what has been printed since its last call. What cannot be read is said once and ends no stage. */
export const followLog = (stream: LogStream, prefix: string, ports: LogPorts): (() => Promise<void>) => {
  const { log, clock, surroundings } = ports
  const { logs } = surroundings
  let token: string | null = null
  let shown = 0
  let isOver = false
  const give = (up: string): void => {
    isOver = true
    log.info(up)
  }
  const show = (lines: readonly string[]): void => {
    for (const line of lines.slice(0, MOST_LINES - shown)) log.info(`${prefix}${cutAt(LONGEST_LINE, line)}`)
    shown += lines.length
    if (shown > MOST_LINES) give(`more than ${MOST_LINES} lines; the others are in ${placeInWords(stream)}`)
  }
  const readOnce = async (): Promise<void> => {
    for (let pages = 0; pages < MOST_PAGES && !isOver; pages += 1) {
      const limit = { signal: clock.timeout(LONGEST_LOOK_MS) }
      const from = token === null ? {} : { nextToken: token }
      const page: LogPage | null = await readLogPage(stream, { startFromHead: true, ...from }, { logs, limit })
      if (page === null) return
      show(page.lines)
      if (page.next === null || page.next === token) return
      token = page.next
    }
  }
  return async () => {
    await readOnce().catch((error: unknown) => {
      if (isTemporary(error)) log.debug(error.message)
      else if (isUnavailable(error)) give(`${error.message}; grant logs:GetLogEvents to follow ${placeInWords(stream)}`)
      else if (error instanceof AwsError) give(`${error.message}; the output is in ${placeInWords(stream)}`)
      else throw error
    })
  }
}

/** The text, cut at so many characters. */
export const cutAt = (longest: number, line: string): string =>
  line.length <= longest ? line : `${line.slice(0, longest - 1)}…`

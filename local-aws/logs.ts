/** Amazon CloudWatch Logs: the lines of a task's log stream, provided by the drive, and the log groups of the configuration. */
import * as schemas from '@aws-sdk/client-cloudwatch-logs'
import type {
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  GetLogEventsRequest,
  GetLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs'
import type { Drive, LogLine } from './ecs/drive.ts'
import { oneOffLogs } from './ecs/one-off-tasks.ts'
import type { EcsState } from './ecs/records.ts'
import { AwsError } from './protocol/aws-error.ts'
import type { Service } from './protocol/call.ts'
import { described, type Surroundings } from './surroundings/surroundings.ts'

const MOST_EVENTS = 10_000

interface LogsBackend {
  readonly drive: Drive
  readonly state: EcsState
  readonly now: () => number
  readonly surroundings: Surroundings
}

/** CloudWatch Logs over the drive's streams. */
export const logsService = ({ drive, state, now, surroundings: { logGroups } }: LogsBackend): Service => ({
  name: 'logs',
  schemas,
  operations: {
    DescribeLogGroups: ({ logGroupNamePrefix = '' }: DescribeLogGroupsRequest): DescribeLogGroupsResponse => ({
      logGroups: described(logGroups, { service: 'logs', operation: 'DescribeLogGroups' })
        .filter((name) => name.startsWith(logGroupNamePrefix))
        .map((logGroupName) => ({ logGroupName, storedBytes: 0 })),
    }),
    GetLogEvents: async (input: GetLogEventsRequest): Promise<GetLogEventsResponse> => {
      const group = input.logGroupName ?? input.logGroupIdentifier ?? ''
      const place = { group, stream: input.logStreamName ?? '' }
      const lines = oneOffLogs(state, place, new Date(now())) ?? (await drive.logs(place))
      if (lines === null) {
        throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.')
      }
      const { shown, token } = pageOf(lines, input)
      return {
        events: shown.map((line) => ({ ...line, ingestionTime: now() })),
        nextForwardToken: `f/${token}`,
        nextBackwardToken: `b/${token}`,
      }
    },
  },
})

/** The token of the end stays the same until there is more (CloudWatch Logs API Reference, GetLogEvents). */
const pageOf = (lines: readonly LogLine[], { limit = MOST_EVENTS, startFromHead, nextToken }: GetLogEventsRequest) => {
  const after = Number(/^f\/(\d+)$/.exec(nextToken ?? '')?.[1] ?? 0)
  const isForward = startFromHead === true || after > 0
  const shown = isForward ? lines.slice(after, after + limit) : lines.slice(-limit)
  return { shown, token: String(isForward ? after + shown.length : lines.length).padStart(56, '0') }
}

/** Amazon CloudWatch Logs: the lines of a task's log stream, provided by the drive, and the log groups of the configuration. */
import * as schemas from '@aws-sdk/client-cloudwatch-logs'
import type {
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  GetLogEventsRequest,
  GetLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs'
import type { Drive } from './ecs/drive.ts'
import { AwsError } from './protocol/aws-error.ts'
import type { Service } from './protocol/call.ts'
import { described, type Surroundings } from './surroundings/surroundings.ts'

const MOST_EVENTS = 10_000

interface LogsBackend {
  readonly drive: Drive
  readonly now: () => number
  readonly surroundings: Surroundings
}

/** CloudWatch Logs over the drive's streams. */
export const logsService = ({ drive, now, surroundings: { logGroups } }: LogsBackend): Service => ({
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
      const lines = await drive.logs({ group, stream: input.logStreamName ?? '' })
      if (lines === null) {
        throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.')
      }
      const limit = input.limit ?? MOST_EVENTS
      const shown = input.startFromHead === true ? lines.slice(0, limit) : lines.slice(-limit)
      const token = String(lines.length).padStart(56, '0')
      return {
        events: shown.map((line) => ({ ...line, ingestionTime: now() })),
        nextForwardToken: `f/${token}`,
        nextBackwardToken: `b/${token}`,
      }
    },
  },
})

/** Amazon CloudWatch Logs: the lines of a task's log stream, provided by the drive. */
import * as schemas from '@aws-sdk/client-cloudwatch-logs'
import type { GetLogEventsRequest, GetLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs'
import type { Drive } from './ecs/drive.ts'
import { AwsError } from './protocol/aws-error.ts'
import type { Service } from './protocol/call.ts'

const MOST_EVENTS = 10_000

/** CloudWatch Logs over the drive's streams. */
export const logsService = (drive: Drive, now: () => number): Service => ({
  name: 'logs',
  schemas,
  operations: {
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

/** CloudWatch Logs: the client, and every call that this program makes. */
export {
  CloudWatchLogsClient as Client,
  DescribeLogGroupsCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs'

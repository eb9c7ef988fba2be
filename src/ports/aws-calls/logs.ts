/** CloudWatch Logs: the client, and every call that this program makes. */
export { CloudWatchLogsClient as Client, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs'

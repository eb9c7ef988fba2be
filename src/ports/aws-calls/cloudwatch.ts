/** CloudWatch: the client, and every call that this program makes. */
export { CloudWatchClient as Client, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch'

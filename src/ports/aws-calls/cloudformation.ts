/** CloudFormation: the client, and every call that this program makes. */
export { CloudFormationClient as Client, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'

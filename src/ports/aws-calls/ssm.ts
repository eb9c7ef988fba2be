/** Systems Manager: the client, and every call that this program makes. */
export { SSMClient as Client, GetParametersCommand } from '@aws-sdk/client-ssm'

/** STS: the client, and every call that this program makes. */
export { STSClient as Client, AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'

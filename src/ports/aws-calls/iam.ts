/** IAM: the client, and every call that this program makes. */
export { IAMClient as Client, GetRoleCommand } from '@aws-sdk/client-iam'

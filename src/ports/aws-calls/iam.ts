/** IAM: the client, and every call that this program makes. */
export {
  IAMClient as Client,
  GetOpenIDConnectProviderCommand,
  GetRoleCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam'

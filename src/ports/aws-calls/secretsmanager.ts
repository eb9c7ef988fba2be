/** Secrets Manager: the client, and every call that this program makes. */
export {
  SecretsManagerClient as Client,
  DescribeSecretCommand,
  GetSecretValueCommand,
} from '@aws-sdk/client-secrets-manager'

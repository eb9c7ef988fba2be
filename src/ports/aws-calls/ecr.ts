/** ECR: the client, and every call that this program makes. */
export {
  ECRClient as Client,
  BatchGetImageCommand,
  DescribeRepositoriesCommand,
  GetAuthorizationTokenCommand,
} from '@aws-sdk/client-ecr'

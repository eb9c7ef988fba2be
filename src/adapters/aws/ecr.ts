/** The ECR port over the SDK. Loaded by `aws-clients.ts` at the first call. */
import {
  BatchGetImageCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
} from '@aws-sdk/client-ecr'
import type { Ecr } from '../../ports/aws.ts'
import type { Connection } from './clients.ts'
import { answered } from './sdk-errors.ts'

/** The port. Calls throw AwsError. */
export const makeEcr = ({ client: settings, signal }: Connection): Ecr => {
  const client = new ECRClient(settings)
  const abort = { abortSignal: signal }
  return {
    getAuthorizationToken: () =>
      answered('ecr:GetAuthorizationToken', signal, () => client.send(new GetAuthorizationTokenCommand({}), abort)),
    describeRepositories: (input) =>
      answered('ecr:DescribeRepositories', signal, () => client.send(new DescribeRepositoriesCommand(input), abort)),
    batchGetImage: (input) =>
      answered('ecr:BatchGetImage', signal, () => client.send(new BatchGetImageCommand(input), abort)),
  }
}

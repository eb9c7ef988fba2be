/** AWS Secrets Manager: DescribeSecret and GetSecretValue. */
import * as schemas from '@aws-sdk/client-secrets-manager'
import type {
  DescribeSecretRequest,
  DescribeSecretResponse,
  GetSecretValueRequest,
  GetSecretValueResponse,
} from '@aws-sdk/client-secrets-manager'
import { AwsError } from '../protocol/aws-error.ts'
import type { Service } from '../protocol/call.ts'
import { described, type Call, type SecretSeed, type Surroundings } from './surroundings.ts'

/** The one version that a secret has by default. */
const VERSION = '00000000-0000-4000-8000-000000000001'

interface Place {
  readonly account: string
  readonly region: string
}

/** Secrets Manager over these secrets. */
export const secretsManagerService = ({ secrets }: Surroundings, { account, region }: Place): Service => {
  const arnOf = ({ name }: SecretSeed): string => `arn:aws:secretsmanager:${region}:${account}:secret:${name}`
  const require = (id: string, call: Call): SecretSeed => {
    // By the name, by the whole ARN, or by the ARN without the six characters that follow the name.
    const isAsked = (secret: SecretSeed): boolean =>
      [secret.name, arnOf(secret)].flatMap((name) => [name, name.replace(/-[A-Za-z0-9]{6}$/, '')]).includes(id)
    const found = described(secrets, call).find(isAsked)
    if (found !== undefined) return found
    throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
  }
  return {
    name: 'secretsmanager',
    schemas,
    operations: {
      DescribeSecret: ({ SecretId = '' }: DescribeSecretRequest): DescribeSecretResponse => {
        const secret = require(SecretId, { service: 'secretsmanager', operation: 'DescribeSecret' })
        return {
          ARN: arnOf(secret),
          Name: secret.name.replace(/-[A-Za-z0-9]{6}$/, ''),
          ...(secret.deleted === undefined ? {} : { DeletedDate: secret.deleted }),
          VersionIdsToStages: secret.versions ?? { [VERSION]: ['AWSCURRENT'] },
        }
      },
      GetSecretValue: ({ SecretId = '' }: GetSecretValueRequest): GetSecretValueResponse => {
        const secret = require(SecretId, { service: 'secretsmanager', operation: 'GetSecretValue' })
        return { ARN: arnOf(secret), SecretString: secret.value, VersionStages: ['AWSCURRENT'] }
      },
    },
  }
}

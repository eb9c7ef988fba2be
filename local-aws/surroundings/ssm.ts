/** AWS Systems Manager: GetParameters. */
import * as schemas from '@aws-sdk/client-ssm'
import type { GetParametersRequest, GetParametersResult, Parameter } from '@aws-sdk/client-ssm'
import { AwsError } from '../protocol/aws-error.ts'
import type { Service } from '../protocol/call.ts'
import { described, type ParameterSeed, type Surroundings } from './surroundings.ts'

/** As many names as a call takes (Systems Manager API Reference, GetParameters). */
const MOST_NAMES = 10

const CHANGED = new Date('2026-01-01T00:00:00Z')

interface SsmPlace {
  readonly account: string
  readonly region: string
}

/** Systems Manager over these parameters. Each has one version. */
export const ssmService = ({ parameters }: Surroundings, place: SsmPlace): Service => ({
  name: 'ssm',
  schemas,
  operations: {
    GetParameters: ({ Names: names = [], WithDecryption }: GetParametersRequest): GetParametersResult => {
      const all = described(parameters, { service: 'ssm', operation: 'GetParameters' })
      refuse(names)
      if (WithDecryption !== true) refuseSecrets(names)
      const found = names.flatMap((name) => {
        const one = all.find(({ name: own }) => own === name || own === bare(name) || arnOf(own, place) === name)
        return one === undefined ? [] : [[name, shape(one, { asked: name, place, WithDecryption })] as const]
      })
      const known = new Set(found.map(([name]) => name))
      return {
        Parameters: found.map(([, parameter]) => parameter),
        InvalidParameters: names.filter((name) => !known.has(name)),
      }
    },
  },
})

const refuse = (names: readonly string[]): void => {
  if (names.length > MOST_NAMES || names.length === 0) {
    const message = `1 validation error detected: Value at 'names' failed to satisfy constraint: Member must have length less than or equal to ${MOST_NAMES}, greater than or equal to 1`
    throw new AwsError('ValidationException', message)
  }
  if (new Set(names).size < names.length) {
    throw new AwsError('ValidationException', 'The request contains duplicate parameter names.')
  }
}

/** Secrets of Secrets Manager, under names of parameters: one of them fails the whole call (Systems Manager user guide). */
const refuseSecrets = (names: readonly string[]): void => {
  if (names.every((name) => !/^(?:arn:.*:parameter)?\/aws\/reference\/secretsmanager\//.test(name))) return
  throw new AwsError('ValidationException', 'WithDecryption flag must be True for retrieving a Secret Manager secret.')
}

/** Without `:version`, which is always the first one here. */
const bare = (name: string): string => name.replace(/:1$/, '')

const arnOf = (name: string, { account, region }: SsmPlace): string =>
  `arn:aws:ssm:${region}:${account}:parameter${name.startsWith('/') ? '' : '/'}${name}`

interface Asked {
  readonly asked: string
  readonly place: SsmPlace
  readonly WithDecryption: boolean | undefined
}

/** Without decryption, the value of a SecureString is its ciphertext. */
const shape = (
  { name, type = 'String', value }: ParameterSeed,
  { asked, place, WithDecryption }: Asked,
): Parameter => ({
  Name: name,
  Type: type,
  Value: type === 'SecureString' && WithDecryption !== true ? Buffer.from(`sealed ${name}`).toString('base64') : value,
  Version: 1,
  ...(asked.startsWith('arn:') || asked === name ? {} : { Selector: asked.slice(name.length) }),
  LastModifiedDate: CHANGED,
  ARN: arnOf(name, place),
  DataType: 'text',
})

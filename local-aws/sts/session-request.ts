/** The members of a request for a session, with the limits of the STS API Reference. */
import { deflateRawSync } from 'node:zlib'
import type { AssumeRoleWithWebIdentityRequest } from '@aws-sdk/client-sts'
import { statementsOf, type Limit } from '../access/policy.ts'
import { AwsError } from '../protocol/aws-error.ts'

type Request = AssumeRoleWithWebIdentityRequest

const ROLE_ARN = /^arn:(?<partition>[\w-]+):iam::(?<account>\d{12}):role\/(?<name>.+)$/u

/** A role by its ARN; the name has its path. */
interface AskedRole {
  readonly partition: string
  readonly account: string
  readonly name: string
}

/** The role that is asked for. @throws AwsError ValidationError */
export const checkRequest = (input: Request): AskedRole => {
  const problems = [
    ...ofText('roleArn', input.RoleArn, { least: 20, most: 2048 }),
    ...ofText('roleSessionName', input.RoleSessionName, { least: 2, most: 64, pattern: String.raw`[\w+=,.@-]*` }),
    ...ofText('webIdentityToken', input.WebIdentityToken, { least: 4, most: 20_000, secret: true }),
    ...ofText('policy', input.Policy, { least: 1, most: 2048 }),
    ...ofNumber('durationSeconds', input.DurationSeconds, [900, 43_200]),
  ]
  if (problems.length > 0) {
    const errors = problems.length === 1 ? 'error' : 'errors'
    throw validation(`${problems.length} validation ${errors} detected: ${problems.join('; ')}`)
  }
  if ((input.PolicyArns ?? []).length > 10) {
    throw validation('The number of policy ARNs for the session exceeds the limit of 10.')
  }
  return roleOf(input.RoleArn ?? '')
}

const roleOf = (arn: string): AskedRole => {
  const { partition, account, name } = ROLE_ARN.exec(arn)?.groups ?? {}
  if (partition === undefined || account === undefined || name === undefined) throw validation('Request ARN is invalid')
  return { partition, account, name }
}

interface TextLimits {
  readonly least: number
  readonly most: number
  readonly pattern?: string
  /** It is not repeated in the error. */
  readonly secret?: true
}

const ofText = (name: string, value: string | undefined, limits: TextLimits): readonly string[] => {
  if (value === undefined) return []
  const shown = limits.secret === true ? 'Value' : `Value '${value}'`
  const failed = `${shown} at '${name}' failed to satisfy constraint: Member must`
  if (value.length < limits.least) return [`${failed} have length greater than or equal to ${limits.least}`]
  if (value.length > limits.most) return [`${failed} have length less than or equal to ${limits.most}`]
  const { pattern } = limits
  if (pattern === undefined || new RegExp(`^${pattern}$`, 'u').test(value)) return []
  return [`${failed} satisfy regular expression pattern: ${pattern}`]
}

const ofNumber = (name: string, value: number | undefined, [least, most]: [number, number]): readonly string[] => {
  const failed = `Value '${value}' at '${name}' failed to satisfy constraint: Member must have value`
  if (value !== undefined && value < least) return [`${failed} greater than or equal to ${least}`]
  return value !== undefined && value > most ? [`${failed} less than or equal to ${most}`] : []
}

const validation = (message: string): AwsError => new AwsError('ValidationError', message)

/** How AWS packs policies is not documented: here it is a compression, of which this many bytes fit. */
const PACKED_BYTES = 768

interface SessionPolicy {
  readonly limits: readonly Limit[]
  /** In percent of what fits; empty without a policy. */
  readonly size: { readonly PackedPolicySize?: number }
}

/** The policy of the session. What a managed policy allows is not known here: its size counts, its permissions do not. @throws AwsError */
export const sessionPolicy = ({ Policy, PolicyArns = [] }: Request): SessionPolicy => {
  if (Policy === undefined && PolicyArns.length === 0) return { limits: [], size: {} }
  const written = `${Policy ?? ''}${PolicyArns.map(({ arn = '' }) => arn).join('')}`
  const packedSize = Math.ceil((deflateRawSync(written).length / PACKED_BYTES) * 100)
  if (packedSize > 100) {
    const message = `Packed policy consumes ${packedSize}% of allotted space, please use smaller policy.`
    throw new AwsError('PackedPolicyTooLarge', message)
  }
  return {
    limits: Policy === undefined ? [] : [{ statements: statementsOf(jsonOf(Policy)), looksAt: 'actions' }],
    size: { PackedPolicySize: packedSize },
  }
}

const jsonOf = (policy: string): unknown => {
  try {
    return JSON.parse(policy)
  } catch {
    throw new AwsError('MalformedPolicyDocument', 'The policy is not in the valid JSON format.')
  }
}

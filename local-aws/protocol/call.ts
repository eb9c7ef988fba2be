/** What every service of the local AWS consists of, and what is recorded of a request. */

import type { Limit } from '../access/policy.ts'

/** The services of this server. `registry` is ECR's `/v2` data plane. */
export type ServiceName =
  | 'application-autoscaling'
  | 'cloudformation'
  | 'cloudwatch'
  | 'codedeploy'
  | 'ec2'
  | 'ecr'
  | 'ecs'
  | 'elasticloadbalancing'
  | 'iam'
  | 'logs'
  | 'secretsmanager'
  | 'ssm'
  | 'sts'
  | 'registry'

/** Who calls. */
export interface Principal {
  readonly account: string
  readonly arn: string
  readonly userId: string
  /** Of a session: the role that it is of, by which policies name it. */
  readonly roleArn: string | null
  /** What limits it beyond policies of resources: each must allow a call. */
  readonly limits: readonly Limit[]
}

/** Who makes a call that is not signed. */
export const ANONYMOUS: Principal = { account: '', arn: '', userId: '', roleArn: null, limits: [] }

/**
 * A table of operations by name. The server checks an input against the SDK's schema before it calls the operation, so an
 * operation may declare the SDK's input type although the table's is `never`.
 */
export type Operations = Readonly<Record<string, (input: never, principal: Principal) => object | Promise<object>>>

/** One service: its operations and the SDK client's exports, where `<Operation>$` is the schema of each. */
export interface Service {
  readonly name: ServiceName
  readonly operations: Operations
  readonly schemas: Readonly<Record<string, unknown>>
}

/** A request as the server understood it, kept for assertions. `time` is on the local clock, in milliseconds. */
export interface RecordedRequest {
  readonly service: ServiceName
  readonly operation: string
  readonly input: unknown
  readonly userAgent: string
  readonly accessKeyId: string | null
  readonly region: string | null
  /** The ARN of the caller; null where it is not known or the call is not signed. */
  readonly principal: string | null
  readonly time: number
}

/** A violation of the service model, in a request or in a reply of this server. Tests assert that there is none. */
export interface RecordedViolation {
  readonly side: 'request' | 'reply'
  readonly service: ServiceName
  readonly operation: string
  readonly path: string
  readonly problem: string
}

/** The access key id and the region of a SigV4 `Authorization` header, or nulls if the request is not signed. */
export const signatureScope = (
  authorization: string | undefined,
): {
  readonly accessKeyId: string | null
  readonly region: string | null
} => {
  const scope = /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/\d{8}\/([^/]+)\/[^/]+\/aws4_request/.exec(authorization ?? '')
  return { accessKeyId: scope?.[1] ?? null, region: scope?.[2] ?? null }
}

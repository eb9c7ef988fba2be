/** How every AWS client connects: region, attempts, time limits, proxy and user agent. */

import type { AwsKeys, RoleCredentials } from '../../ports/aws-credentials.ts'

/** Sent to AWS in the user agent; the same as in package.json. */
export const VERSION = '0.1.0'

export interface SessionOptions {
  /** Null: AWS_REGION, or the shared configuration of the SDK. */
  readonly region: string | null
  /** Ends every call when it aborts. */
  readonly signal: AbortSignal
  /** Attempts for one call, the first included; default: the SDK's own number (3). */
  readonly maxAttempts?: number
  /** How long one attempt may wait for the response; default: ten seconds. */
  readonly requestTimeoutMs?: number
  /** Of an assumed role; absent: where the SDK finds them. */
  readonly credentials?: RoleCredentials
  /** Of the shared configuration; absent: that of AWS_PROFILE. */
  readonly profile?: string
  /** Absent: not said to AWS. */
  readonly caller?: Caller
}

/** Which part of a run calls: AWS keeps it in CloudTrail, and the policies of our roles are made from recordings of it. */
export interface Caller {
  readonly pipeline: string
  /** The kind of the stage. */
  readonly stage: string
  /** For which purpose the credentials are. */
  readonly role: 'registry' | 'creator' | 'source' | 'target'
}

/** What every client of a session is made from. */
export interface ClientSettings {
  readonly region?: string
  readonly maxAttempts?: number
  readonly profile?: string
  readonly customUserAgent: [string, string][]
  /** `memoized`: the SDK asks for every request, and keeps none itself (`@aws-sdk/core`, normalizeCredentialProvider). */
  readonly credentials?: (() => Promise<AwsKeys>) & { readonly memoized: true }
  readonly requestHandler: {
    readonly connectionTimeout: number
    readonly requestTimeout: number
    readonly throwOnRequestTimeout: true
    readonly httpsAgent: { readonly keepAlive: true; readonly proxyEnv: NodeJS.ProcessEnv }
  }
}

/** The slowest of these calls take a second or two. An attempt that waits longer is lost, and the next one is sent. */
const REQUEST_TIMEOUT_MS = 10_000
const CONNECT_TIMEOUT_MS = 5_000

/** The settings of a session's clients. */
export const clientSettings = ({
  region,
  maxAttempts,
  requestTimeoutMs,
  credentials,
  profile,
  caller,
}: SessionOptions): ClientSettings => {
  const requestTimeout = requestTimeoutMs ?? REQUEST_TIMEOUT_MS
  return {
    ...(region === null ? {} : { region }),
    ...(maxAttempts === undefined ? {} : { maxAttempts }),
    ...(profile === undefined ? {} : { profile }),
    ...(credentials === undefined
      ? {}
      : { credentials: Object.assign(() => credentials.get(), { memoized: true as const }) }),
    // The SDK writes `md/pipeline` and a value as `md/pipeline#value`.
    customUserAgent: [['ship-to-ecs', VERSION], ...markersOf(caller)],
    // By default the SDK waits for a response without a limit. Node's agent honours HTTPS_PROXY and NO_PROXY when it is given them (Node 24.5).
    requestHandler: {
      connectionTimeout: Math.min(CONNECT_TIMEOUT_MS, requestTimeout),
      requestTimeout,
      throwOnRequestTimeout: true,
      httpsAgent: { keepAlive: true, proxyEnv: process.env },
    },
  }
}

const markersOf = (caller: Caller | undefined): [string, string][] =>
  caller === undefined
    ? []
    : [
        ['md/pipeline', caller.pipeline],
        ['md/stage', caller.stage],
        ['md/role', caller.role],
      ]

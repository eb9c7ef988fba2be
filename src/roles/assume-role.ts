/**
 * Assumes a role by a token of GitHub: a new token for every try, because a token lasts five minutes and STS may have counted it. What passes is
 * tried again with jitter, so that the jobs of a matrix do not come back at the same time.
 */
import { claimsOf, type TokenClaims } from '../domain/aws/id-token.ts'
import { chanceOf, explainedRefusal } from '../domain/aws/refused-role.ts'
import { audienceOf, type RoleToAssume } from '../domain/aws/role.ts'
import { trustStatement } from '../domain/aws/trust-statement.ts'
import { AwsError } from '../errors/aws-error.ts'
import type { AwsKeys } from '../ports/aws-credentials.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdTokens } from '../ports/id-tokens.ts'
import type { Log } from '../ports/log.ts'

/** What STS is asked; `AssumeRoleWithWebIdentity` takes no tags. */
export interface AssumeRequest {
  readonly RoleArn: string
  readonly RoleSessionName: string
  readonly WebIdentityToken: string
  readonly Policy?: string
  readonly PolicyArns?: { readonly arn: string }[]
}

export interface AssumeSources {
  readonly role: RoleToAssume
  readonly sessionName: string
  readonly tokens: IdTokens
  /** Sends the request once. @throws AwsError */
  readonly assume: (request: AssumeRequest) => Promise<{ readonly Credentials?: Partial<StsKeys> | undefined }>
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  /** From 0 to 1. */
  readonly random: () => number
  readonly mask: (secret: string) => void
}

interface StsKeys {
  readonly AccessKeyId: string | undefined
  readonly SecretAccessKey: string | undefined
  readonly SessionToken: string | undefined
  readonly Expiration: Date | undefined
}

/** How long is tried: a fault of GitHub, STS or the network, and a refusal that IAM may not have heard of yet (it is eventually consistent). */
const PATIENCE_MS = { passing: 60_000, soon: 6_000, none: 0 } as const
const PAUSE_MS = { first: 500, longest: 8_000 } as const
/** The default of STS for a session, which every role allows (STS API reference, `DurationSeconds`). */
const SESSION_MS = 3_600_000

/** @throws ShipError `E_ID_TOKEN`, `E_ROLE_REFUSED`; AwsError */
export const assumeRole = async (sources: AssumeSources, log: Log): Promise<AwsKeys> => {
  const { clock, random } = sources
  const began = clock.now()
  for (let tries = 1; ; tries++) {
    const end = await tryOnce(sources)
    if (end.kind === 'assumed') return end.keys
    const pause = Math.min(PAUSE_MS.first * 2 ** (tries - 1), PAUSE_MS.longest) * (0.5 + random() / 2)
    if (clock.now() + pause - began > PATIENCE_MS[chanceOf(end.error)]) throw explained(sources, end, log)
    log.info(`the role of ${sources.role.by} could not be assumed yet, trying again: ${end.error.message}`)
    await clock.sleep(pause)
  }
}

type Try =
  | { readonly kind: 'assumed'; readonly keys: AwsKeys }
  | { readonly kind: 'failed'; readonly error: AwsError; readonly claims: TokenClaims | null }

const tryOnce = async ({ role, sessionName, tokens, assume, clock, mask }: AssumeSources): Promise<Try> => {
  let claims: TokenClaims | null = null
  try {
    const token = await tokens.request(audienceOf(role))
    mask(token)
    claims = claimsOf(token)
    const sentAt = clock.now()
    const request = { RoleArn: role.arn, RoleSessionName: sessionName, WebIdentityToken: token, ...limitsOf(role) }
    const { Credentials: keys = {} } = await assume(request)
    return { kind: 'assumed', keys: checkedKeys(keys, sentAt, mask) }
  } catch (error) {
    if (error instanceof AwsError) return { kind: 'failed', error, claims }
    throw error
  }
}

const limitsOf = ({ sessionPolicy }: RoleToAssume): Pick<AssumeRequest, 'Policy' | 'PolicyArns'> => {
  const { policy = null, policyArns = [] } = sessionPolicy ?? {}
  return {
    ...(policy === null ? {} : { Policy: policy }),
    ...(policyArns.length === 0 ? {} : { PolicyArns: policyArns.map((arn) => ({ arn })) }),
  }
}

const checkedKeys = (keys: Partial<StsKeys>, sentAt: number, mask: (secret: string) => void): AwsKeys => {
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = keys
  if (!accessKeyId || !secretAccessKey || !sessionToken) {
    const awsMessage = 'STS returned an incomplete response'
    throw new AwsError({ operation: ASSUME, awsCode: 'HTTP 200', awsMessage })
  }
  mask(secretAccessKey)
  mask(sessionToken)
  return { accessKeyId, secretAccessKey, sessionToken, expiration: endOf(keys.Expiration, sentAt) }
}

const ASSUME = 'sts:AssumeRoleWithWebIdentity'

/** By the clock of this machine, which may be wrong: no session is longer than was asked for, and STS returns none that has ended. */
const endOf = (expiration: Date | undefined, sentAt: number): Date => {
  const left = (expiration?.getTime() ?? 0) - sentAt
  return new Date(sentAt + (left > 0 && left < SESSION_MS ? left : SESSION_MS))
}

const explained = (
  { role }: AssumeSources,
  { error, claims }: Extract<Try, { kind: 'failed' }>,
  log: Log,
): AwsError => {
  const refusal = explainedRefusal(error, { role, claims })
  if (refusal.code === 'E_ROLE_REFUSED' && claims !== null) {
    log.info(`The trust policy of ${role.arn} allows this run when it has this statement:`)
    for (const line of trustStatement(role, claims)) log.info(line)
  }
  return refusal
}

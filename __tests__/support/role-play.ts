/** A role that is assumed on a fake clock: what GitHub and STS answer is the test's. */
import { AwsError } from '../../src/errors/aws-error.ts'
import type { RoleToAssume } from '../../src/domain/aws/role.ts'
import type { AssumeRequest, AssumeSources } from '../../src/roles/assume-role.ts'
import { makeFakeClock } from './fake-clock.ts'
import { idToken } from './id-token.ts'
import { recordingLog, recordingSecrets } from './recording-log.ts'

export const ROLE: RoleToAssume = {
  arn: 'arn:aws:iam::012345678901:role/deploy',
  partition: 'aws',
  account: '012345678901',
  by: 'role-to-assume',
  sessionPolicy: null,
}

export const CLAIMS = {
  iss: 'https://token.actions.githubusercontent.com',
  aud: 'sts.amazonaws.com',
  sub: 'repo:octo-org@12/hello@34:environment:prod',
}

/** An error as the SDK names those of STS. */
export const stsError = (awsCode: string, awsMessage = 'said so'): AwsError =>
  new AwsError({
    operation: 'sts:AssumeRoleWithWebIdentity',
    awsCode,
    awsMessage,
    ...(awsCode === 'AccessDenied' ? { code: 'E_ACCESS_DENIED' as const } : {}),
    ...(awsCode === 'ExpiredTokenException' ? { code: 'E_CREDENTIALS_EXPIRED' as const } : {}),
  })

export interface RolePlay {
  readonly role?: RoleToAssume
  /** What STS answers, in this order; afterwards it gives credentials. */
  readonly refusals?: readonly AwsError[]
  /** What GitHub answers, in this order; afterwards it gives tokens. */
  readonly tokenFaults?: readonly Error[]
  /** How long a session lasts. */
  readonly sessionMs?: number
  /** How far the clock of STS is ahead of that of this machine. */
  readonly skewMs?: number
}

/** Everything that assuming a role needs, and what became of it. */
export const playRole = ({ role = ROLE, refusals = [], tokenFaults = [], sessionMs, skewMs = 0 }: RolePlay = {}) => {
  const clock = makeFakeClock()
  const secrets = recordingSecrets()
  const requests: AssumeRequest[] = []
  const issued: string[] = []
  const asked: string[] = []
  const [remaining, faults] = [[...refusals], [...tokenFaults]]
  const sources: AssumeSources = {
    ...{ role, clock, mask: secrets.mask },
    sessionName: 'ship-to-ecs-4711',
    random: () => 1,
    tokens: {
      find: () => 'present',
      request: (audience) => {
        asked.push(audience)
        const fault = faults.shift()
        if (fault !== undefined) return Promise.reject(fault)
        issued.push(idToken({ ...CLAIMS, aud: audience, jti: `${issued.length}` }))
        return Promise.resolve(issued.at(-1) ?? '')
      },
    },
    assume: (request) => {
      requests.push(request)
      const refusal = remaining.shift()
      if (refusal !== undefined) return Promise.reject(refusal)
      const keys = { AccessKeyId: `ASIA${requests.length}`, SecretAccessKey: `secret-${requests.length}` }
      const Expiration = new Date(clock.now() + skewMs + (sessionMs ?? 3_600_000))
      return Promise.resolve({ Credentials: { ...keys, SessionToken: `session-${requests.length}`, Expiration } })
    },
  }
  return { sources, clock, requests, issued, asked, log: recordingLog(), masked: secrets.masked }
}

/** Who calls: users by their access keys, and the sessions of roles, which expire by the server's clock. */
import { createHash, randomBytes } from 'node:crypto'
import { AwsError } from '../protocol/aws-error.ts'
import type { Principal } from '../protocol/call.ts'
import type { Limit } from './policy.ts'

/** A session of a role, with its credentials. */
export interface Session {
  readonly principal: Principal
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiresAt: Date
}

/** What a session is made of. */
export interface SessionRequest {
  readonly account: string
  readonly partition: string
  /** Its path ends with a slash. */
  readonly role: { readonly name: string; readonly path: string; readonly id: string }
  readonly sessionName: string
  readonly seconds: number
  /** What limits it: each must allow a call. */
  readonly limits: readonly Limit[]
}

export interface Identities {
  readonly issue: (request: SessionRequest) => Session
  /** The principal of a signed call. @throws AwsError ExpiredTokenException, UnrecognizedClientException */
  readonly identify: (caller: Credentials) => Principal
  /** Every session so far, also for a test that searches for leaked secrets. */
  readonly sessions: () => readonly Session[]
}

interface Credentials {
  readonly accessKeyId: string | null
  readonly sessionToken: string | null
}

interface Account {
  readonly account: string
  readonly accessKeyIds: readonly string[]
}

/** An access key that is neither of a session nor of an account belongs to the first account. */
export const createIdentities = (accounts: readonly [Account, ...Account[]], now: () => number): Identities => {
  const sessions = new Map<string, Session>()
  return {
    issue: (request) => {
      const session = newSession(request, now())
      sessions.set(session.accessKeyId, session)
      return session
    },
    identify: ({ accessKeyId, sessionToken }) => {
      const session = sessions.get(accessKeyId ?? '')
      if (session === undefined) return userOf(accounts, accessKeyId ?? '')
      if (session.sessionToken !== sessionToken) {
        const message = 'The security token included in the request is invalid.'
        throw new AwsError('UnrecognizedClientException', message, 403)
      }
      if (session.expiresAt.getTime() > now()) return session.principal
      throw new AwsError('ExpiredTokenException', 'The security token included in the request is expired')
    },
    sessions: () => [...sessions.values()],
  }
}

const userOf = (accounts: readonly [Account, ...Account[]], accessKeyId: string): Principal => {
  const { account } = accounts.find(({ accessKeyIds }) => accessKeyIds.includes(accessKeyId)) ?? accounts[0]
  const name = 'assumed-role/deploy/session'
  return {
    account,
    arn: `arn:aws:sts::${account}:${name}`,
    userId: 'AROAEXAMPLEEXAMPLEEXA:session',
    roleArn: null,
    limits: [],
  }
}

const newSession = ({ account, partition, role, ...asked }: SessionRequest, now: number): Session => ({
  principal: {
    account,
    arn: `arn:${partition}:sts::${account}:assumed-role/${role.name}/${asked.sessionName}`,
    userId: `${role.id}:${asked.sessionName}`,
    roleArn: `arn:${partition}:iam::${account}:role${role.path}${role.name}`,
    limits: asked.limits,
  },
  accessKeyId: `ASIA${idOf(randomBytes(16))}`,
  secretAccessKey: randomBytes(30).toString('base64'),
  sessionToken: `IQoJ${randomBytes(300).toString('base64')}`,
  // STS gives whole seconds.
  expiresAt: new Date(Math.floor(now / 1000 + asked.seconds) * 1000),
})

/** The unique id of a role: the same one in every reply. */
export const roleId = (account: string, name: string): string =>
  `AROA${idOf(createHash('sha256').update(`${account}/${name}`).digest())}X`

/** Sixteen of the characters that ids of IAM have. */
const idOf = (bytes: Buffer): string =>
  [...bytes.subarray(0, 16)].map((byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(byte % 32)).join('')

/** Whom the trust policy of a role lets in: the jobs that need it, and nobody else. */
import { lastPart } from '../domain/aws/last-part.ts'
import { audienceOf, type RoleName } from '../domain/aws/role.ts'
import { trustOf, type TrustVerdict } from '../domain/aws/trust-of-subject.ts'
import { trustStatement } from '../domain/aws/trust-statement.ts'
import { shellCommand } from '../domain/shell-word.ts'
import { failed, ok, skipped, warned, type Finding } from './doctor-check.ts'
import type { Entrance, Entrances } from './job-entrances.ts'

/** GitHub's OIDC provider. */
export const PROVIDER = 'token.actions.githubusercontent.com'

export interface TrustedRole {
  readonly role: RoleName
  /** As parsed JSON. */
  readonly policy: unknown
  readonly entrances: Entrances
}

/** The command for what is wrong keeps what lets others in rightly, and adds what is missing. */
export const judgeTrust = (trusted: TrustedRole): Finding => {
  const { role, policy, entrances } = trusted
  const all = [...entrances.needed, ...entrances.others.map((one) => [one])]
  const verdicts = all.map((group) => ({ group, ...verdictOf(role, policy, group) }))
  const needed = verdicts.slice(0, entrances.needed.length)
  const unclear = needed.find(({ kind }) => kind === 'unknown')
  const refused = needed.find(({ kind }) => kind === 'refused')
  const fix = (): string => updateTrust(role, repaired(trusted))
  if (refused !== undefined) return failed(`does not let in ${inWords(refused.group)}: ${refused.because}`, fix())
  if (unclear !== undefined) return skipped(`not understood: ${unclear.because}`)
  const stranger = strangersOf(entrances).find(({ one }) => verdictOf(role, policy, [one]).kind === 'trusted')
  if (stranger !== undefined) return warned(`lets in ${stranger.who}, too`, fix())
  const left = verdicts.slice(entrances.needed.length).filter(({ kind }) => kind === 'refused')
  const subs = [...new Set(entrances.needed.flat().map(({ sub }) => sub))].join(' and ')
  if (left.length === 0) return ok(`lets in ${subs}`)
  return warned(`lets in ${subs}, not from ${left.map(({ group: [one] }) => one?.by ?? '').join(', ')}`, fix())
}

/** A policy for these jobs and no others. */
export const policyFor = (role: RoleName, { needed, others }: Entrances): string =>
  policyOf(statementsFor(role, [...needed.flat(), ...others]))

const inWords = (group: readonly Entrance[]): string =>
  `${group[0]?.sub ?? ''} from ${group.map(({ by }) => by).join(' or ')}`

interface Verdict {
  readonly kind: TrustVerdict['kind']
  readonly because: string
}

/** Trusted when one of them is. */
const verdictOf = (role: RoleName, policy: unknown, group: readonly Entrance[]): Verdict => {
  const verdicts = group.map((one) =>
    trustOf(policy, { provider: PROVIDER, account: role.account, claims: claimsOf(role, one) }),
  )
  if (verdicts.some(({ kind }) => kind === 'trusted')) return { kind: 'trusted', because: '' }
  const [first] = verdicts.flatMap((one) => (one.kind === 'unknown' ? [one] : []))
  const [why] = verdicts.flatMap((one) => (one.kind === 'refused' ? [one] : []))
  return first ?? why ?? { kind: 'unknown', because: 'no workflow asks for it' }
}

/** GitHub docs, "OpenID Connect reference": the claims of a token. An empty text: the token has none; an empty list: not known. */
const claimsOf = (role: RoleName, { sub, ref }: Entrance): Readonly<Record<string, readonly string[]>> => {
  const [, owner = '', ownerId, name = '', id] = /^repo:([^/@:]+)(?:@(\d+))?\/([^@:]+)(?:@(\d+))?:/u.exec(sub) ?? []
  const [, environment = ''] = /:environment:(.*)$/u.exec(sub) ?? []
  const [, gitRef] = /:ref:(refs\/heads\/.*)$/u.exec(sub) ?? []
  return {
    ...{ sub: [sub], aud: [audienceOf(role)], environment: [environment.replaceAll('%3A', ':')] },
    ...{ job_workflow_ref: list(ref), ref: list(gitRef) },
    ...(owner === '' ? {} : { repository: [`${owner}/${name}`], repository_owner: [owner] }),
    ...{ repository_owner_id: list(ownerId), repository_id: list(id) },
  }
}

const list = (value: string | null | undefined): readonly string[] =>
  value === null || value === undefined ? [] : [value]

interface Stranger {
  readonly who: string
  readonly one: Entrance
}

/** Everybody may call a public workflow, so a condition on it alone lets in every repository. */
const strangersOf = ({ needed }: Entrances): readonly Stranger[] => {
  const own = needed.flat()
  const elsewhere = own.map((one) => ({
    who: 'other repositories',
    one: {
      ...one,
      sub: one.sub.replace(/^repo:[^:]*/u, one.sub.includes('@') ? 'repo:other@0/other@0' : 'repo:other/other'),
    },
  }))
  const requests = own.map((one) => ({
    who: 'pull requests',
    one: { ...one, sub: one.sub.replace(/^(repo:[^:]*):.*$/u, '$1:pull_request') },
  }))
  const isNeeded = own.some(({ sub }) => sub.endsWith(':pull_request'))
  return [...elsewhere, ...(isNeeded ? [] : requests)]
}

/** What lets in nobody else stays. A denial stays unless it is what refuses. */
const repaired = ({ role, policy, entrances }: TrustedRole): readonly unknown[] => {
  const strangers = strangersOf(entrances)
  const isLoose = (statement: unknown): boolean =>
    strangers.some(({ one }) => verdictOf(role, { Statement: [statement] }, [one]).kind === 'trusted')
  const kept = statementsOf(policy).filter((one) => !isLoose(one))
  const allowed = kept.filter(isAllowing)
  const wanted = [...entrances.needed.flat(), ...entrances.others]
  const missing = wanted.filter((one) => verdictOf(role, { Statement: allowed }, [one]).kind !== 'trusted')
  const added = statementsFor(role, missing)
  const all = [...kept, ...added]
  const works = wanted.every((one) => verdictOf(role, { Statement: all }, [one]).kind === 'trusted')
  return works ? all : [...allowed, ...added]
}

const statementsOf = (policy: unknown): readonly unknown[] =>
  typeof policy === 'object' && policy !== null && 'Statement' in policy ? [policy.Statement].flat() : []

const isAllowing = (one: unknown): boolean =>
  typeof one === 'object' && one !== null && 'Effect' in one && one.Effect === 'Allow'

const statementsFor = (role: RoleName, entrances: readonly Entrance[]): readonly unknown[] =>
  [...new Set(entrances.map(({ sub }) => sub))].map((sub): unknown =>
    JSON.parse(trustStatement(role, { sub, aud: audienceOf(role), iss: `https://${PROVIDER}` }).join('')),
  )

const policyOf = (Statement: readonly unknown[]): string => JSON.stringify({ Version: '2012-10-17', Statement })

const updateTrust = (role: RoleName, statements: readonly unknown[]): string => {
  const words = ['iam', 'update-assume-role-policy', '--role-name', lastPart(role.arn)]
  return shellCommand('aws', ...words, '--policy-document', policyOf(statements))
}

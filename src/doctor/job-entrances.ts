/** Which jobs ask for a role: by the workflows of the checkout, and where these call nothing of ship-to-ecs, by those that `init` writes. Pure. */
import type { Called, WorkflowCall } from '../domain/github/workflow-calls.ts'

/** What GitHub says of the tokens of the repository, once a check has read it. */
export interface TokensOfGitHub {
  /** Of every `sub`: `repo:octo-org@1/hello@2`. */
  prefix: string | null
  /** The default branch. */
  branch: string | null
}

export interface Entrance {
  readonly sub: string
  /** `job_workflow_ref`; null where it is not known. */
  readonly ref: string | null
  /** The called workflow, as people see it. */
  readonly by: string
}

export interface Entrances {
  /** Of each list, one must be let in. */
  readonly needed: readonly (readonly Entrance[])[]
  /** Without them a deployment works, but what it may need later does not. */
  readonly others: readonly Entrance[]
}

export interface OfJobs {
  readonly calls: readonly WorkflowCall[]
  readonly tokens: TokensOfGitHub
  readonly environment: string
}

const OWN = 'ship-to-ecs/ship-to-ecs/.github/workflows'
const DEPLOYING: readonly Called[] = ['ship', 'promote', 'action']

/** Those of the role of the deployment; null where GitHub has not said the `sub`. */
export const deployEntrances = (of: OfJobs): Entrances | null => {
  const sub = subOfEnvironment(of)
  if (sub === null) return null
  const known = callsFor(of).filter(({ roles }) => roles.target === null)
  return entrancesOf(sub, known, { assumed: ['rollback', 'maintenance'] })
}

/** Those of the role of the registry. */
export const registryEntrances = (of: OfJobs): Entrances | null => {
  const sub = subOfEnvironment(of)
  if (sub === null) return null
  const known = callsFor(of).filter(({ roles, called }) => roles.registry === null && called !== 'maintenance')
  const all = entrancesOf(sub, known, { assumed: [] })
  return { ...all, needed: [...all.needed, ...pushEntrances(of)] }
}

/** Of the jobs that push the image: they have no environment. */
export const pushEntrances = (of: OfJobs): Entrances['needed'] =>
  callsFor(of)
    .filter(({ called, environments, roles }) => called === 'ship' && environments !== null && roles.registry === null)
    .flatMap((call) => subsOfEvents(call, of.tokens).map((sub) => [entranceOf(sub, call)]))

export interface GivenRole {
  readonly arn: string
  readonly of: 'target' | 'registry'
  readonly entrances: Entrances
}

/** The roles that the workflows give instead of those of the settings, and who asks for each. */
export const givenRoles = (of: OfJobs): readonly GivenRole[] => {
  const calls = callsFor(of).filter(({ called }) => !HAS_ENVIRONMENT.has(called))
  const given = (kind: GivenRole['of']): readonly GivenRole[] => {
    const arns = new Set(calls.flatMap(({ roles }) => roles[kind] ?? []))
    return [...arns].map((arn) => {
      const asking = calls.filter(({ roles }) => roles[kind] === arn)
      const needed = asking.flatMap((call) => subsOfEvents(call, of.tokens).map((sub) => [entranceOf(sub, call)]))
      return { arn, of: kind, entrances: { needed, others: [] } }
    })
  }
  return [...given('target'), ...given('registry')]
}

/** Their jobs are of the environment; `maintenance` is given a role for the job that shows the page, which is of none. */
const HAS_ENVIRONMENT: ReadonlySet<Called> = new Set(['ship', 'promote', 'rollback', 'action'])

const callsFor = ({ calls, environment }: OfJobs): readonly WorkflowCall[] =>
  calls.filter(({ environments }) => environments === null || environments.includes(environment))

/** GitHub docs, "OpenID Connect reference": `:` inside of a value is `%3A`. */
export const subOfEnvironment = ({ tokens: { prefix }, environment }: Omit<OfJobs, 'calls'>): string | null =>
  prefix === null ? null : `${prefix}:environment:${environment.replaceAll(':', '%3A')}`

const entrancesOf = (
  sub: string,
  calls: readonly WorkflowCall[],
  { assumed }: { readonly assumed: readonly Called[] },
): Entrances => {
  const deploying = calls.filter(({ called, environments }) => DEPLOYING.includes(called) && environments !== null)
  const others = calls.filter(({ called }) => called === 'rollback' || called === 'maintenance')
  if (deploying.length > 0)
    return {
      needed: deploying.map((call) => [entranceOf(sub, call)]),
      others: others.map((call) => entranceOf(sub, call)),
    }
  const own = (called: Called): Entrance => ({
    sub,
    ref: `${OWN}/${called}.yml@${'0'.repeat(40)}`,
    by: `${called}.yml`,
  })
  return { needed: [[own('ship'), own('promote')]], others: assumed.map(own) }
}

const entranceOf = (sub: string, { ref, called, file }: WorkflowCall): Entrance => ({
  ...{ sub, ref },
  by: called === 'action' ? file : `${called}.yml`,
})

/** GitHub docs, "OpenID Connect reference", example subject claims: of a job without an environment. */
const subsOfEvents = ({ events, branches }: WorkflowCall, { prefix, branch }: TokensOfGitHub): readonly string[] => {
  if (prefix === null) return []
  const own = branch === null ? [] : [branch]
  const of = (event: string): readonly string[] => {
    if (event === 'pull_request') return ['pull_request']
    const names = event === 'push' ? (branches ?? own) : own
    return event === 'push' || event === 'schedule' || event === 'workflow_dispatch'
      ? names.map((name) => `ref:refs/heads/${name}`)
      : []
  }
  return [...new Set(events.flatMap(of))].map((context) => `${prefix}:${context}`)
}

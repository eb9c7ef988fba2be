/** The settings of the repository over GitHub's API. */
import { z } from 'zod'
import type { Reading } from '../../domain/verify/answer.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { GitHubSettings } from '../../ports/github-settings.ts'
import type { CallFailure } from './call-failure.ts'
import { makeCaller, type CallLimits, type GitHubApiOptions } from './github-calls.ts'

const LIMITS: CallLimits = { attemptMs: 8_000, longestWaitMs: 5_000, bytes: 1024 * 1024 }

const REPOSITORY = z.object({ full_name: z.string(), default_branch: z.string().min(1) })
const ACTIONS = z.object({
  enabled: z.boolean(),
  allowed_actions: z.enum(['all', 'local_only', 'selected']).default('all'),
})
/** GitHub REST API, "Get allowed actions and reusable workflows for a repository". */
const SELECTED = z.object({
  github_owned_allowed: z.boolean().default(false),
  verified_allowed: z.boolean().default(false),
  patterns_allowed: z.array(z.string()).default([]),
})
const TOKEN = z.object({ default_workflow_permissions: z.enum(['read', 'write']) })
const VARIABLES = z.object({ total_count: z.number(), variables: z.array(z.object({ name: z.string() })) })
const ENVIRONMENT = z.object({ protection_rules: z.array(z.object({ type: z.string() })).default([]) })
/** GitHub REST API, "Get the customization template for an OIDC subject claim for a repository". */
const SUBJECT = z.object({ use_default: z.boolean(), sub_claim_prefix: z.string().min(1).optional() })

const NO_TOKEN = 'there is no token; set GH_TOKEN, for example to the output of `gh auth token`'

/** Nothing is sent before the first call. */
export const makeGitHubSettings = (options: GitHubApiOptions): GitHubSettings => {
  const call = makeCaller(options, LIMITS)
  const read: Read = async (path, schema) => {
    if (options.token === '') return { kind: 'failed', because: NO_TOKEN }
    try {
      const reply = await call({
        name: `GET /repos/{}${path}`,
        request: (client, { owner, repo, request }) =>
          client.request(`GET /repos/{owner}/{repo}${path}`, { owner, repo, request }),
      })
      if (reply.kind === 'failed') return refusal(reply.failure, reply.error.message)
      const parsed = schema.safeParse(reply.value.data)
      return parsed.success
        ? { kind: 'read', value: parsed.data }
        : { kind: 'failed', because: 'the response of GitHub cannot be read' }
    } catch (error) {
      if (!(error instanceof ShipError) || error.kind === 'cancelled') throw error
      return { kind: 'failed', because: error.message }
    }
  }
  return {
    repository: async () =>
      mapped(await read('', REPOSITORY), ({ full_name: name, default_branch: branch }) => ({ name, branch })),
    actions: async () =>
      mapped(await read('/actions/permissions', ACTIONS), ({ enabled, allowed_actions: allowed }) => ({
        ...{ enabled, allowed },
      })),
    selectedActions: async () =>
      mapped(await read('/actions/permissions/selected-actions', SELECTED), (found) => ({
        patterns: found.patterns_allowed,
        ofGitHub: found.github_owned_allowed,
        ofVerifiedCreators: found.verified_allowed,
      })),
    token: async () =>
      mapped(await read('/actions/permissions/workflow', TOKEN), (found) => ({
        byDefault: found.default_workflow_permissions,
      })),
    variables: (environment) => variablesOf(environment, read),
    environment: async (name) =>
      mapped(await read(`/environments/${encodeURIComponent(name)}`, ENVIRONMENT), ({ protection_rules: rules }) => ({
        rules: rules.map(({ type }) => type),
      })),
    subject: async () =>
      mapped(await read('/actions/oidc/customization/sub', SUBJECT), (found) => ({
        prefix: found.use_default ? (found.sub_claim_prefix ?? null) : null,
      })),
  }
}

type Read = <Value>(path: string, schema: z.ZodType<Value>) => Promise<Reading<Value>>

const variablesOf = async (environment: string | null, read: Read): Promise<Reading<readonly string[]>> => {
  const own = environment === null ? [] : [`/environments/${encodeURIComponent(environment)}/variables`]
  const paths = ['/actions/variables', '/actions/organization-variables', ...own]
  const readings = await Promise.all(paths.map((path) => read(`${path}?per_page=30`, VARIABLES)))
  const names: string[] = []
  for (const reading of readings) {
    // A person's repository has no organization.
    if (reading.kind === 'missing') continue
    if (reading.kind !== 'read') return reading
    if (reading.value.total_count > reading.value.variables.length)
      return { kind: 'failed', because: 'there are more variables than GitHub lists at once' }
    names.push(...reading.value.variables.map(({ name }) => name))
  }
  return { kind: 'read', value: names }
}

const mapped = <From, To>(reading: Reading<From>, map: (value: From) => To): Reading<To> =>
  reading.kind === 'read' ? { kind: 'read', value: map(reading.value) } : reading

/** A token that may not see something gets a 403, or a 404 as if it did not exist. GitHub docs, "Rate limits for the REST API": a limit is a 403, too. */
const refusal = ({ status, isLimit }: CallFailure, because: string): Reading<never> => {
  if (status === 404) return { kind: 'missing' }
  if (status === 401) return { kind: 'failed', because: `the token is not valid (${because})` }
  return status === 403 && !isLimit ? { kind: 'denied', action: because } : { kind: 'failed', because }
}

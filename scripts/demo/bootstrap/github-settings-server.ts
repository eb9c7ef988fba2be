/** A GitHub on loopback whose repository has settings: environments, which the commands of a BOOTSTRAP.md create, and what its tokens say. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface GitHubSettingsServer {
  readonly endpoint: string
  readonly close: () => Promise<void>
}

interface Asked {
  readonly method: string
  /** Below the repository: `/environments/dev`; that of the whole API for anything else. */
  readonly path: string
  readonly body: unknown
}

export interface GitHubSettingsOptions {
  /** `owner/name`. */
  readonly repository: string
  /** What GitHub puts before `:environment:`. */
  readonly subjectPrefix: string
}

/** Starts it. */
export const startGitHubSettings = async (options: GitHubSettingsOptions): Promise<GitHubSettingsServer> => {
  const environments = new Map<string, readonly Rule[]>()
  const server = createServer((request, response) => {
    void askedIn(request, options.repository).then((asked) => {
      const reply = replyTo(asked, environments, options)
      response.writeHead(reply === null ? 404 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(reply ?? { message: 'Not Found' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    // A server that listens on a port has an address with a port.
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Rule {
  readonly type: 'required_reviewers' | 'branch_policy'
}

const askedIn = async (request: IncomingMessage, repository: string): Promise<Asked> => {
  const body = await text(request)
  const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(`/repos/${repository}`, '')
  return { method: request.method ?? '', path, body: body === '' ? null : JSON.parse(body) }
}

const replyTo = (
  asked: Asked,
  environments: Map<string, readonly Rule[]>,
  options: GitHubSettingsOptions,
): object | null => {
  const [, name = '', rest = ''] = /^\/environments\/([^/]+)(\/.*)?$/u.exec(asked.path) ?? []
  if (name !== '') return environmentReply(asked, { name, rest }, environments)
  return asked.method === 'GET' ? (replies(options)[asked.path] ?? null) : null
}

/** A branch policy is of an environment that exists. */
const environmentReply = (
  { method, body }: Asked,
  { name, rest }: { readonly name: string; readonly rest: string },
  environments: Map<string, readonly Rule[]>,
): object | null => {
  if (method === 'PUT' && rest === '') environments.set(name, rulesOf(body))
  const rules = environments.get(name)
  if (rules === undefined) return null
  if (method === 'POST') return rest === '/deployment-branch-policies' ? { name } : null
  return rest === '' ? { name, protection_rules: rules } : null
}

/** GitHub's answers that nothing changes (GitHub docs, REST API). */
const replies = (options: GitHubSettingsOptions): Readonly<Record<string, object>> => ({
  '': { full_name: options.repository, default_branch: 'main' },
  '/user': { id: 12, login: 'octocat' },
  '/actions/permissions': { enabled: true, allowed_actions: 'all' },
  '/actions/permissions/workflow': { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false },
  '/actions/variables': { total_count: 0, variables: [] },
  '/actions/oidc/customization/sub': {
    use_default: true,
    use_immutable_subject: true,
    sub_claim_prefix: options.subjectPrefix,
  },
})

const rulesOf = (body: unknown): readonly Rule[] => {
  if (typeof body !== 'object' || body === null) return []
  return [
    ...('reviewers' in body ? [{ type: 'required_reviewers' as const }] : []),
    ...('deployment_branch_policy' in body ? [{ type: 'branch_policy' as const }] : []),
  ]
}

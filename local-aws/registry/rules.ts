/** What ECR's data plane enforces and a plain registry does not: authentication, existing repositories, immutable tags. */
import type { PlaceSettings } from '../options.ts'
import type { RegistryStore } from './store.ts'
import { TOKEN_USER } from './tokens.ts'
import type { Tokens } from './tokens.ts'

/** A parsed `/v2` request. `reference` is the tag or digest of a manifest. */
export interface RegistryRequest {
  readonly method: string
  readonly kind: 'ping' | 'manifest' | 'upload' | 'blob' | 'other'
  readonly repository: string | null
  readonly reference: string | null
}

/** A reply in the error format of the registry protocol. */
export interface RegistryRefusal {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What the rules need. */
export interface RegistryRules {
  readonly settings: Pick<PlaceSettings, 'account' | 'repositories'>
  readonly host: string
  readonly tokens: Tokens
  readonly store: RegistryStore
}

const PATH =
  /^\/v2\/(?<repository>.+?)\/(?:manifests\/(?<reference>[^/]+)|(?<upload>blobs\/uploads(?:\/.*)?)|(?<blob>blobs\/[^/]+)|tags\/list)$/

/** Parses method and path of a request. */
export const readRegistryRequest = (method: string, url: string): RegistryRequest => {
  const path = url.split('?')[0] ?? ''
  if (path === '/v2/' || path === '/v2') return { method, kind: 'ping', repository: null, reference: null }
  const { repository, reference, upload, blob } = PATH.exec(path)?.groups ?? {}
  const repositoryName = repository ?? null
  if (reference !== undefined) return { method, kind: 'manifest', repository: repositoryName, reference }
  const kind = upload !== undefined ? 'upload' : blob !== undefined ? 'blob' : 'other'
  return { method, kind, repository: repositoryName, reference: null }
}

/** The refusal of this request, or null if the registry may answer it. */
export const refuse = async (
  rules: RegistryRules,
  request: RegistryRequest,
  authorization: string | undefined,
): Promise<RegistryRefusal | null> => {
  const unauthorised = refuseCaller(rules, authorization)
  if (unauthorised !== null) return unauthorised
  const { repository, reference } = request
  if (repository === null) return null
  const found = rules.settings.repositories.find(({ name }) => name === repository)
  if (found === undefined) {
    return registryError(404, 'NAME_UNKNOWN', noSuchRepository(repository, rules.settings.account))
  }
  const isTag = reference !== null && !reference.startsWith('sha256:')
  if (request.method !== 'PUT' || !isTag || found.imageTagMutability === 'MUTABLE') return null
  // Also for the same digest: ECR rejects that too (aws/containers-roadmap#2179).
  if ((await rules.store.manifest(repository, reference)) === null) return null
  const message = `The image tag '${reference}' already exists in the '${repository}' repository and cannot be overwritten because the repository is immutable.`
  return registryError(400, 'TAG_INVALID', message)
}

const refuseCaller = ({ tokens, host }: RegistryRules, authorization: string | undefined): RegistryRefusal | null => {
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1]
  const [user = '', password = ''] = Buffer.from(basic ?? '', 'base64')
    .toString()
    .split(':')
  const verdict = basic === undefined || user !== TOKEN_USER ? 'unknown' : tokens.judge(password)
  if (verdict === 'valid') return null
  if (verdict === 'expired') {
    return registryError(403, 'DENIED', 'Your authorization token has expired. Reauthenticate and try again.')
  }
  const challenge = `Basic realm="https://${host}/",service="ecr.amazonaws.com"`
  return {
    status: 401,
    headers: { 'www-authenticate': challenge, 'content-type': 'text/plain' },
    body: 'Not Authorized\n',
  }
}

/** An error body of the distribution specification. */
export const registryError = (status: number, code: string, message: string): RegistryRefusal => {
  const body = JSON.stringify({ errors: [{ code, message, detail: {} }] })
  return { status, headers: { 'content-type': 'application/json' }, body }
}

/** ECR's message for a repository that does not exist, in its API and in its data plane. */
export const noSuchRepository = (repository: string, account: string): string =>
  `The repository with name '${repository}' does not exist in the registry with id '${account}'`

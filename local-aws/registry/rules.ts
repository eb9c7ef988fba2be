/** What ECR's data plane enforces and a plain registry does not: authentication, existing repositories, immutable tags. */
import type { RepositoryCreationTemplate } from '@aws-sdk/client-ecr'
import { limitedBy } from '../access/limits.ts'
import type { Principal } from '../protocol/call.ts'
import { createdOnPush, isImmutable, newRepository, type RegistryPlace, type RepositoryRecord } from './repositories.ts'
import { refusedAccess } from './repository-access.ts'
import type { RegistryStore } from './store.ts'
import { TOKEN_USER, type Tokens, type TokenVerdict } from './tokens.ts'

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
export interface RegistryRules extends RegistryPlace {
  readonly repositories: RepositoryRecord[]
  readonly templates: readonly RepositoryCreationTemplate[]
  readonly host: string
  readonly tokens: Tokens
  readonly store: RegistryStore
  readonly now: () => Date
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
  const verdict = judge(rules, authorization)
  if (verdict.kind !== 'valid') return verdict.kind === 'expired' ? EXPIRED : challenge(rules)
  const { principal, region } = verdict.owner
  // Docker shows no more of it than `login attempt to https://… failed with status: 400 Bad Request`.
  if (region !== rules.region) return { status: 400, headers: { 'content-type': 'text/plain' }, body: 'Bad Request\n' }
  if (request.repository === null) return null
  return refusePermission(rules, request, principal) ?? refuseContent(rules, request)
}

/** The actions of IAM that a request needs (ECR User Guide, "IAM permissions for pushing an image"). */
const ACTIONS: Readonly<Record<string, string>> = {
  'GET manifest': 'BatchGetImage',
  'HEAD manifest': 'BatchGetImage',
  'PUT manifest': 'PutImage',
  'GET blob': 'GetDownloadUrlForLayer',
  'HEAD blob': 'BatchCheckLayerAvailability',
  'POST upload': 'InitiateLayerUpload',
  'PATCH upload': 'UploadLayerPart',
  'PUT upload': 'CompleteLayerUpload',
  'GET other': 'ListImages',
}

const refusePermission = (
  rules: RegistryRules,
  request: RegistryRequest,
  principal: Principal,
): RegistryRefusal | null => {
  const name = request.repository ?? ''
  const operation = ACTIONS[`${request.method} ${request.kind}`]
  if (operation === undefined) return null
  const record = recordOf(rules, name) ?? newRepository({ name }, rules, rules.now())
  const wish = { principal, action: `ecr:${operation}`, foreign: principal.account !== rules.account }
  const input = { registryId: rules.account, repositoryName: name }
  const limited = limitedBy(principal, { service: 'ecr', operation, region: rules.region, input })
  const why = limited ?? refusedAccess(record, wish)
  return why === null ? null : registryError(403, 'DENIED', why)
}

const recordOf = ({ repositories }: RegistryRules, name: string): RepositoryRecord | undefined =>
  repositories.find((one) => one.name === name)

const refuseContent = async (rules: RegistryRules, request: RegistryRequest): Promise<RegistryRefusal | null> => {
  const { reference, method } = request
  const repository = request.repository ?? ''
  const found = recordOf(rules, repository) ?? (method === 'POST' ? madeByPush(rules, repository) : undefined)
  if (found === undefined) return registryError(404, 'NAME_UNKNOWN', noSuchRepository(repository, rules.account))
  const isTag = reference !== null && !reference.startsWith('sha256:')
  if (method !== 'PUT' || !isTag || !isImmutable(found, reference)) return null
  // Also for the same digest: ECR rejects that too (aws/containers-roadmap#2179).
  if ((await rules.store.manifest(repository, reference)) === null) return null
  const message = `The image tag '${reference}' already exists in the '${repository}' repository and cannot be overwritten because the repository is immutable.`
  return registryError(400, 'TAG_INVALID', message)
}

/** A push begins with a POST for its first blob. */
const madeByPush = (rules: RegistryRules, name: string): RepositoryRecord | undefined => {
  const wanted = createdOnPush(name, rules.templates)
  if (wanted === null) return undefined
  const made = newRepository(wanted, rules, rules.now())
  rules.repositories.push(made)
  return made
}

/** Remembers when an image came; another tag for it changes nothing. */
export const notePush = (rules: RegistryRules, { repository }: RegistryRequest, digest: string): void => {
  const pushedAt = recordOf(rules, repository ?? '')?.pushedAt
  if (pushedAt?.has(digest) === false) pushedAt.set(digest, rules.now())
}

/** Whose token a request has, or null. */
export const callerArn = (rules: RegistryRules, authorization: string | undefined): string | null => {
  const verdict = judge(rules, authorization)
  return verdict.kind === 'valid' ? verdict.owner.principal.arn : null
}

const judge = ({ tokens }: RegistryRules, authorization: string | undefined): TokenVerdict => {
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1]
  const [user = '', password = ''] = Buffer.from(basic ?? '', 'base64')
    .toString()
    .split(':')
  return basic === undefined || user !== TOKEN_USER ? { kind: 'unknown' } : tokens.judge(password)
}

const challenge = ({ host }: RegistryRules): RegistryRefusal => ({
  status: 401,
  headers: {
    'www-authenticate': `Basic realm="https://${host}/",service="ecr.amazonaws.com"`,
    'content-type': 'text/plain',
  },
  body: 'Not Authorized\n',
})

/** An error body of the distribution specification. */
export const registryError = (status: number, code: string, message: string): RegistryRefusal => {
  const body = JSON.stringify({ errors: [{ code, message, detail: {} }] })
  return { status, headers: { 'content-type': 'application/json' }, body }
}

const EXPIRED = registryError(403, 'DENIED', 'Your authorization token has expired. Reauthenticate and try again.')

/** ECR's message for a repository that does not exist, in its API and in its data plane. */
export const noSuchRepository = (repository: string, account: string): string =>
  `The repository with name '${repository}' does not exist in the registry with id '${account}'`

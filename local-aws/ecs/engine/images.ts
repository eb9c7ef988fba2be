/** Pulls a task's images as ECS's agent does, and decides which digest the task reports. */
import { z } from 'zod'
import type { Principal } from '../../protocol/call.ts'
import type { Registry } from '../../registry/registry.ts'
import { TOKEN_USER } from '../../registry/tokens.ts'
import { digestNamedIn } from '../seeded-digests.ts'
import type { Docker } from './docker.ts'

/** An image that the engine has, or the reason why not, as the text of a task's stoppedReason. */
export type PullResult =
  { readonly kind: 'pulled'; readonly digest: string | null } | { readonly kind: 'failed'; readonly reason: string }

/**
 * Which digest a task reports for an image that is an index: the requested one, or that of the platform's manifest. ECS has
 * been seen to do both.
 */
export type ReportedDigest = 'asked' | 'platform'

const indexSchema = z.object({
  manifests: z.array(
    z.object({ digest: z.string(), platform: z.object({ os: z.string(), architecture: z.string() }).optional() }),
  ),
})

interface PullParts {
  readonly registries: readonly Registry[]
  readonly account: string
  readonly report: ReportedDigest
}

/** Pulls over the registry's own protocol, with a token of the local ECR where the image is in it. */
export const pullImage = async (
  docker: Docker,
  image: string,
  { registries, account, report }: PullParts,
): Promise<PullResult> => {
  const registry = registries.find(({ host }) => image.startsWith(`${host}/`))
  const isOurs = registry !== undefined
  const refusal = isOurs ? await logIn(docker, registry, account) : null
  if (refusal !== null) return { kind: 'failed', reason: cannotPull(refusal) }
  const pulled = await docker.run(['pull', '--quiet', image])
  if (pulled.exitCode !== 0) {
    const local = isOurs ? pulled : await docker.run(['image', 'inspect', '--format={{.Id}}', image])
    if (local.exitCode !== 0) return { kind: 'failed', reason: cannotPull(pulled.stderr) }
  }
  const asked = await digestOnEngine(docker, image)
  const isIndex = isOurs && report === 'platform' && asked !== null
  return { kind: 'pulled', digest: isIndex ? await platformDigest(registry, image, asked) : asked }
}

/**
 * The digest under which the engine has the image: the manifest or index that it pulled, by the engine's own account. Null for an image that
 * was never pulled.
 */
export const digestOnEngine = async (docker: Docker, image: string): Promise<string | null> => {
  const { stdout } = await docker.run(['image', 'inspect', '--format={{json .RepoDigests}}', image])
  const known = repoDigests.safeParse(parsed(stdout))
  const names = known.success ? (known.data ?? []) : []
  const wanted = digestNamedIn(image)
  const digests = names.filter((name) => isSameRepository(name, image)).map((name) => name.split('@')[1] ?? '')
  return (digests.includes(wanted ?? '') ? wanted : digests[0]) ?? null
}

const repoDigests = z.array(z.string()).nullable()

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Of a name with a digest and one with a tag or a digest. The engine writes Docker Hub's names short. */
const isSameRepository = (name: string, image: string): boolean => {
  const [repository = ''] = name.split('@')
  const wanted = (image.split('@')[0] ?? '').replace(/:[^/:]*$/u, '')
  return wanted.replace(/^docker\.io\/(library\/)?/u, '') === repository
}

/** The passwords that a client is logged in with, by host, each used until its token expires. */
const logins = new WeakMap<Docker, Map<string, string>>()

/** Logs in if the registry requires it and the last token has expired. Gives docker's message if that fails. */
const logIn = async (
  docker: Docker,
  { host, scheme, tokens, region }: Registry,
  account: string,
): Promise<string | null> => {
  const own = logins.get(docker) ?? new Map<string, string>()
  logins.set(docker, own)
  if (scheme === 'http' || tokens.judge(own.get(host) ?? '').kind === 'valid') return null
  const { password } = tokens.issue({ principal: executionRole(account), region })
  const login = ['login', `--username=${TOKEN_USER}`, '--password-stdin', host]
  const { exitCode, stderr } = await docker.run(login, { input: password })
  if (exitCode === 0) own.set(host, password)
  return exitCode === 0 ? null : stderr
}

/** By which ECS pulls the images of an account's tasks. */
const executionRole = (account: string): Principal => ({
  account,
  arn: `arn:aws:sts::${account}:assumed-role/execution/ecs`,
  userId: 'AROAEXECUTIONEXECUTIO:ecs',
  roleArn: `arn:aws:iam::${account}:role/execution`,
  limits: [],
})

const cannotPull = (stderr: string): string => {
  const words = stderr.trim().split('\n').at(-1) ?? ''
  return `CannotPullContainerError: pull image manifest has been retried 1 time(s): ${words}`
}

/** The manifest of this machine's platform where the digest is that of an index, or else the digest itself. */
const platformDigest = async (registry: Registry, image: string, digest: string): Promise<string> => {
  const name = image.slice(registry.host.length + 1)
  const [repository = ''] = name.split(/[@:]/u)
  const manifest = await registry.store.manifest(repository, digest)
  return (manifest === null ? null : platformEntry(manifest.body)) ?? digest
}

/** The manifest of this machine's platform in an index; null if it is not an index or has none. */
const platformEntry = (body: string): string | null => {
  const index = indexSchema.safeParse(JSON.parse(body))
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch
  const entries = index.success ? index.data.manifests : []
  const found = entries.find(({ platform }) => platform?.os === 'linux' && platform.architecture === architecture)
  return found?.digest ?? null
}

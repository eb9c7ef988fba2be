/** The login to a registry that the user's docker client has: in its configuration, or of the helper that this names. */
import { z } from 'zod'
import { DOCKER_ENVIRONMENT } from '../../domain/build/docker-variables.ts'
import { jsonValue } from '../../domain/json.ts'
import { CommandError } from '../../errors/command-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { dockerConfiguration, loginVariables } from '../docker-configuration.ts'

export type DockerLoginPorts = Pick<Ports, 'exec' | 'files' | 'secrets'>

/** A helper that asks a person, or a service that does not answer, must not hold up the run. */
const HELPER_MS = 15_000

/** docker docs, "docker login", "Credential stores" and "Configuration file". */
const CONFIG = z.object({
  auths: z.record(z.string(), z.object({ auth: z.string().optional() })).optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
  credsStore: z.string().optional(),
})
/** What a helper prints for `get`; a user `<token>` has an identity token, which is no password. */
const CREDENTIALS = z.object({ Username: z.string(), Secret: z.string().min(1) })

/** `user:password` in base64, for this host and no other; null where the user has no login there. It is masked. */
export const dockerLogin = async (host: string, ports: DockerLoginPorts): Promise<string | null> => {
  const parsed = CONFIG.safeParse(jsonValue(await dockerConfiguration(ports)))
  if (!parsed.success) return null
  const name = host === 'docker.io' ? DOCKER_HUB : host
  const helper = parsed.data.credHelpers?.[name] ?? parsed.data.credsStore
  const auth = helper === undefined ? written(parsed.data, name) : await fromHelper(helper, name, ports)
  return auth === null ? null : usable(auth, ports)
}

/** Under which docker keeps the login to Docker Hub. */
const DOCKER_HUB = 'https://index.docker.io/v1/'

const written = ({ auths = {} }: z.infer<typeof CONFIG>, name: string): string | null =>
  Object.entries(auths).find(([key]) => key === name || hostOf(key) === name)?.[1].auth ?? null

const usable = (auth: string, { secrets }: DockerLoginPorts): string | null => {
  const [, user = '', password = ''] = /^([^:]+):([^]+)$/u.exec(Buffer.from(auth, 'base64').toString('utf8')) ?? []
  if (password === '' || user === TOKEN_USER) return null
  secrets.mask(password)
  secrets.mask(auth)
  return auth
}

const TOKEN_USER = '<token>'

/** `https://ghcr.io/v1/` was written by old clients. */
const hostOf = (key: string): string => key.replace(/^https?:\/\//u, '').split('/')[0] ?? ''

const fromHelper = async (helper: string, name: string, ports: DockerLoginPorts): Promise<string | null> => {
  if (!/^[\w.-]+$/u.test(helper)) return null
  const inherit = [...DOCKER_ENVIRONMENT, ...(await loginVariables(ports))]
  const argv = [`docker-credential-${helper}`, 'get'] as const
  try {
    const { stdout } = await ports.exec.run({ argv, inherit, stdin: name, output: 'quiet', timeoutMs: HELPER_MS })
    const parsed = CREDENTIALS.safeParse(jsonValue(stdout))
    if (!parsed.success) return null
    return Buffer.from(`${parsed.data.Username}:${parsed.data.Secret}`).toString('base64')
  } catch (thrown) {
    if (thrown instanceof CommandError) return null
    throw thrown
  }
}

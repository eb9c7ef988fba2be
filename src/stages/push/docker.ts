/**
 * The docker client as `push` uses it: with a configuration of its own, so that the user's logins are neither used nor changed and
 * runs at the same time do not log each other out. Part of the push stage.
 */
import { CommandError } from '../../errors/command-error.ts'
import { fault } from '../../errors/fault.ts'
import { DOCKER_ENVIRONMENT } from '../../domain/build/docker-build.ts'
import type { CommandResult } from '../../ports/exec.ts'
import type { Ports } from '../../ports/ports.ts'

/** What docker needs to reach its engine. The user's context and logins, the AWS credentials and GitHub's tokens are not in it. */
const ENVIRONMENT: readonly string[] = [
  ...['PATH', 'HOME', 'DOCKER_HOST', 'DOCKER_CERT_PATH', 'DOCKER_TLS', 'DOCKER_TLS_VERIFY', 'DOCKER_API_VERSION'],
  ...['SSH_AUTH_SOCK', 'TMPDIR', 'XDG_RUNTIME_DIR', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'no_proxy', 'all_proxy'],
]

type DockerPorts = Pick<Ports, 'exec' | 'files' | 'secrets' | 'registry'>

export interface Docker {
  /** Runs `docker` with these arguments. Throws CommandError. */
  readonly run: (output: 'log' | 'quiet', args: readonly string[]) => Promise<CommandResult>
  /** Removes the private configuration. */
  readonly close: () => Promise<void>
}

/**
 * A docker client that is logged in to the registry with a fresh token. The login is written into the private configuration, as
 * `docker login` would do it: so the token is in no argument, and no credential helper of the machine gets to keep it.
 * @throws AwsError; ShipError `E_LOGIN` when ECR answers no token
 */
export const openDocker = async (registry: string, ports: DockerPorts): Promise<Docker> => {
  const { exec, files } = ports
  const host = await engineHost(ports)
  const auth = await readToken(registry, ports)
  const directory = await files.makePrivateDirectory('docker-config')
  await files.writePrivate(`${directory}/config.json`, JSON.stringify({ auths: { [registry]: { auth } } }))
  return {
    run: (output, args) =>
      exec.run({
        argv: ['docker', ...args],
        inherit: ENVIRONMENT,
        set: { DOCKER_CONFIG: directory, ...(host === null ? {} : { DOCKER_HOST: host }) },
        output,
      }),
    close: () => files.remove(directory),
  }
}

/** The endpoint of the user's current context: it is named in the configuration that is not used here. */
const engineHost = async ({ exec }: DockerPorts): Promise<string | null> => {
  try {
    const argv = ['docker', 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'] as const
    const { stdout } = await exec.run({ argv: [...argv], inherit: DOCKER_ENVIRONMENT, output: 'quiet' })
    return stdout.trim() || null
  } catch (thrown) {
    // A client without contexts has only its default; one that is not there is told of at the next command.
    if (thrown instanceof CommandError) return null
    throw thrown
  }
}

/** `AWS:password` in base64, masked in every form in which it is used. */
const readToken = async (host: string, { registry: { ecr }, secrets }: DockerPorts): Promise<string> => {
  const { authorizationData } = await ecr.getAuthorizationToken({})
  const token = authorizationData?.[0]?.authorizationToken
  const decoded = Buffer.from(token ?? '', 'base64').toString('utf8')
  const password = decoded.slice(decoded.indexOf(':') + 1)
  if (token === undefined || password === '') {
    throw fault('E_LOGIN', { message: `ecr:GetAuthorizationToken answered no token for ${host}` })
  }
  secrets.mask(token)
  secrets.mask(password)
  return token
}

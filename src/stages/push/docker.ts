/**
 * The docker clients that bring images into a registry and out of it. For ECR the configuration is private, so the user's logins are neither
 * used nor changed, and runs at the same time do not log each other out.
 */
import { DOCKER_ENVIRONMENT } from '../../domain/build/docker-variables.ts'
import { dataPlaneHost } from '../../domain/image/data-plane.ts'
import { fault } from '../../errors/fault.ts'
import { NETWORK_VARIABLES } from '../../domain/network-variables.ts'
import type { Ecr } from '../../ports/aws.ts'
import type { Command, CommandResult } from '../../ports/exec.ts'
import type { Ports } from '../../ports/ports.ts'
import { loginVariables } from '../docker-configuration.ts'
import { ecrToken } from '../ecr-token.ts'
import { contextEndpoint } from '../docker-endpoint.ts'

/** What docker needs to reach its engine. The user's context and logins, the AWS credentials and GitHub's tokens are not in it. */
const ENVIRONMENT: readonly string[] = [
  ...['PATH', 'HOME', 'DOCKER_HOST', 'DOCKER_CERT_PATH', 'DOCKER_TLS', 'DOCKER_TLS_VERIFY', 'DOCKER_API_VERSION'],
  ...['SSH_AUTH_SOCK', 'TMPDIR', 'XDG_RUNTIME_DIR'],
  ...NETWORK_VARIABLES,
]

type DockerPorts = Pick<Ports, 'exec' | 'files' | 'secrets'> & {
  /** Of the region of the registry. */
  readonly registry: {
    readonly ecr: Pick<Ecr, 'getAuthorizationToken'>
    /** Absent: the classic ones. */
    readonly endpoints?: Ports['registry']['endpoints']
  }
}

export interface Docker {
  /** Runs `docker` with these arguments. Throws CommandError. */
  readonly run: (
    output: Command['output'],
    args: readonly string[],
    limits?: Pick<Command, 'timeoutMs' | 'isNews'>,
  ) => Promise<CommandResult>
  /** An argument as docker gets it: with the host of ECR that is chosen. */
  readonly named: (argument: string) => string
  /** Removes the private configuration. */
  readonly close: () => Promise<void>
}

/**
 * A docker client that is logged in to the registry with a fresh token. The login is written into the private configuration, as
 * `docker login` would do it: the token is in no argument, and no credential helper of the machine stores it. Names of the registry are those of
 * the host that the API gives; docker gets the host that the choice of endpoints asks for.
 * @throws AwsError; ShipError `E_LOGIN` when ECR returns no token
 */
export const openDocker = async (host: string, ports: DockerPorts): Promise<LoggedInDocker> => {
  // The private configuration has no contexts, so the endpoint of the user's context is passed on.
  const endpoint = await contextEndpoint(ports.exec)
  const chosen = await ports.registry.endpoints?.()
  const place = chosen === undefined ? host : dataPlaneHost(host, chosen)
  const logIn = async (): Promise<object> => ({ auths: { [place]: { auth: await readToken(host, ports) } } })
  const { write, ...docker } = await privateDocker(await logIn(), endpoint, ports)
  const named = (argument: string): string =>
    argument.startsWith(`${host}/`) ? `${place}${argument.slice(host.length)}` : argument
  return {
    ...docker,
    named,
    run: (output, args, limits) => docker.run(output, args.map(named), limits),
    logInAgain: async () => write(await logIn()),
  }
}

/**
 * A docker client that has nothing of the user but the engine at this endpoint: no login, and no proxy that the client would hand to containers.
 * Null: the default endpoint.
 */
export const openBareDocker = (endpoint: string | null, ports: Pick<Ports, 'exec' | 'files'>): Promise<Docker> =>
  privateDocker({}, endpoint, ports)

/** One whose configuration can be replaced. */
interface PrivateDocker extends Docker {
  readonly write: (configuration: object) => Promise<void>
}

const privateDocker = async (
  configuration: object,
  endpoint: string | null,
  { exec, files }: Pick<Ports, 'exec' | 'files'>,
): Promise<PrivateDocker> => {
  const directory = await files.makePrivateDirectory('docker-config')
  const write = (wanted: object): Promise<void> =>
    files.writePrivate(`${directory}/config.json`, JSON.stringify(wanted))
  await write(configuration)
  return {
    write,
    run: (output, args, limits) =>
      exec.run({
        argv: ['docker', ...args],
        inherit: ENVIRONMENT,
        set: { DOCKER_CONFIG: directory, ...(endpoint === null ? {} : { DOCKER_HOST: endpoint }) },
        output,
        ...limits,
      }),
    named: asItIs,
    close: () => files.remove(directory),
  }
}

/** A docker client whose login can be replaced by a fresh one. */
export interface LoggedInDocker extends Docker {
  /** Throws like `openDocker`. */
  readonly logInAgain: () => Promise<void>
}

/** The user's own docker client, with the logins that it has. */
export const usersDocker = (ports: Pick<Ports, 'exec' | 'files'>): Docker => ({
  run: async (output, args, limits) => {
    const inherit = [...DOCKER_ENVIRONMENT, ...(await loginVariables(ports))]
    return ports.exec.run({ argv: ['docker', ...args], inherit, output, ...limits })
  },
  named: asItIs,
  close: () => Promise.resolve(),
})

const asItIs = (argument: string): string => argument

const readToken = async (host: string, { registry, secrets }: DockerPorts): Promise<string> => {
  const issued = await ecrToken(registry.ecr, secrets)
  if (issued !== null) return issued.token
  throw fault('E_LOGIN', { message: `ECR returned no login token for ${host} (ecr:GetAuthorizationToken)` })
}

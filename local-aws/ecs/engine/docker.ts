/** The docker client as the engine drive uses it: argument lists only, a small environment, no output of its own. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The result of a call. */
export interface DockerResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** One call: text for standard input, and variables that only this child process sees. */
export interface DockerCall {
  readonly input?: string
  readonly environment?: Readonly<Record<string, string>>
  /** The client is killed after this time; its exit code is not zero then. */
  readonly timeoutMs?: number
}

export interface Docker {
  readonly run: (args: readonly string[], call?: DockerCall) => Promise<DockerResult>
  /** Removes the private configuration. */
  readonly close: () => Promise<void>
}

/**
 * A client of one engine. With a host it has its own Docker configuration, so that a login by the drive never changes the
 * user's; without a host it uses the user's context and configuration, and only reads them.
 */
export const dockerClient = async ({
  host,
  bin,
}: {
  readonly host: string | null
  readonly bin: string
}): Promise<Docker> => {
  const directory = host === null ? null : await mkdtemp(join(tmpdir(), 'local-aws-docker-'))
  const own = host === null || directory === null ? usersEnvironment() : ownEnvironment(host, directory)
  return {
    run: (args, call = {}) => runDocker(bin, args, { ...call, environment: { ...own, ...call.environment } }),
    close: async () => {
      if (directory !== null) await rm(directory, { recursive: true, force: true })
    },
  }
}

const ownEnvironment = (host: string, directory: string): NodeJS.ProcessEnv => ({
  DOCKER_HOST: host,
  DOCKER_CONFIG: directory,
  PATH: process.env['PATH'],
})

/** What a client needs to reach the user's engine by its context, over a socket or SSH. */
const USERS = /^(PATH|HOME|USER|USERPROFILE|SSH_AUTH_SOCK|DOCKER_.*|XDG_.*)$/

const usersEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => USERS.test(name)))

const runDocker = (
  bin: string,
  args: readonly string[],
  { input, environment, timeoutMs = 0 }: Omit<DockerCall, 'environment'> & { readonly environment: NodeJS.ProcessEnv },
): Promise<DockerResult> => {
  return new Promise((resolve) => {
    const child = spawn(bin, args, { env: environment, stdio: ['pipe', 'pipe', 'pipe'], timeout: timeoutMs })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => void stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => void stderr.push(chunk))
    child.stdin.on('error', () => undefined) // a child that ends early closes its input; the exit code reports that
    child.on('error', (error) => resolve({ exitCode: 127, stdout: '', stderr: error.message }))
    child.on('close', (code) => {
      const [out, err] = [stdout, stderr].map((chunks) => Buffer.concat(chunks).toString('utf8'))
      resolve({ exitCode: code ?? 1, stdout: out ?? '', stderr: err ?? '' })
    })
    child.stdin.end(input ?? '')
  })
}

/** Asks the docker client for its engine and what that can do; part of the build stage. */
import { CommandError } from '../../errors/command-error.ts'
import { fault } from '../../errors/fault.ts'
import { DOCKER_ENVIRONMENT } from '../../domain/build/docker-variables.ts'
import {
  endpointIn,
  parseDriver,
  parseEngine,
  parsePlatforms,
  parseStore,
  type Builder,
  type Engine,
} from '../../domain/build/docker-engine.ts'
import type { CommandResult, Exec } from '../../ports/exec.ts'
import type { Ports } from '../../ports/ports.ts'
import { contextEndpoint } from '../docker-endpoint.ts'

/** A builder that does not answer must not block the run; buildx itself waits 20 s for one. */
const PROBE_TIMEOUT_MS = 60_000

/**
 * The engine that the client reaches.
 * @throws ShipError `E_DOCKER_NOT_FOUND`, or `E_DOCKER_NOT_RUNNING` with the endpoint
 */
export const probeEngine = async (ports: Pick<Ports, 'exec'>): Promise<Engine> => {
  const answer = await ask(ports.exec, ['docker', 'version', '--format', '{{json .}}']).catch(notFound)
  const engine = parseEngine(answer.stdout)
  if (engine !== null) return engine
  const lastLine = answer.stderr.trim().split('\n').at(-1) ?? ''
  const endpoint = endpointIn(lastLine) ?? (await contextEndpoint(ports.exec)) ?? 'its default address'
  const short = `the Docker daemon at ${endpoint} does not respond`
  throw fault('E_DOCKER_NOT_RUNNING', {
    message: `${short}${lastLine === '' ? '' : `: ${lastLine}`}`,
    headline: short,
  })
}

/** buildx with the engine's image store and the builder's driver; or plain docker. */
export const probeBuilder = async (name: string | null, { exec }: Pick<Ports, 'exec'>): Promise<Builder> => {
  const buildx = await ask(exec, ['docker', 'buildx', 'version'])
  if (buildx.exitCode !== 0) return { kind: 'docker' }
  const [info, inspected] = await Promise.all([
    ask(exec, ['docker', 'info', '--format', '{{json .DriverStatus}}']),
    ask(exec, ['docker', 'buildx', 'inspect', ...(name === null ? [] : [name])]),
  ])
  return {
    kind: 'buildx',
    store: parseStore(info.stdout),
    driver: parseDriver(inspected.stdout),
    platforms: parsePlatforms(inspected.stdout),
  }
}

/** Every exit code is an answer; the caller reads the output. */
const ask = async (exec: Exec, argv: readonly [string, ...string[]]): Promise<CommandResult> => {
  try {
    return await exec.run({ argv, inherit: DOCKER_ENVIRONMENT, output: 'quiet', timeoutMs: PROBE_TIMEOUT_MS })
  } catch (error) {
    if (error instanceof CommandError && error.failure.kind === 'exited') {
      return { exitCode: error.failure.exitCode, stdout: '', stderr: error.outputTail }
    }
    throw error
  }
}

const notFound = (error: unknown): never => {
  if (error instanceof CommandError && error.failure.kind === 'not-found') {
    throw fault('E_DOCKER_NOT_FOUND', { message: 'the docker command was not found on PATH', cause: error })
  }
  throw error
}

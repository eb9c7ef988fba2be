/** The machine: Docker, buildx, space for images. Only a job builds here; a person can let the job do it. */
import { CommandError } from '../errors/command-error.ts'
import type { Exec } from '../ports/exec.ts'
import { failed, ok, skipped, warned, type DoctorCheck, type Finding } from './doctor-check.ts'

/** What the Docker client reads (docker docs, "docker CLI", environment variables). */
const DOCKER_VARIABLES = ['PATH', 'HOME', 'DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'XDG_RUNTIME_DIR']
const TIMEOUT_MS = 20_000
/** A build, its archive and the database of the scanners. */
const LEAST_KIB = 5 * 1024 * 1024

export type Machine = 'job' | 'own'

export const machineChecks = (exec: Exec, machine: Machine): readonly DoctorCheck[] => [
  { id: 'docker', environment: null, needs: [], isOptional: machine === 'own', look: () => lookAtDocker(exec) },
  { id: 'buildx', environment: null, needs: ['docker'], look: () => lookAtBuildx(exec) },
  { id: 'disk', environment: null, needs: ['docker'], look: () => lookAtDisk(exec) },
]

const textOf = async (exec: Exec, ...argv: readonly [string, ...string[]]): Promise<string> => {
  const { stdout } = await exec.run({ argv, inherit: DOCKER_VARIABLES, output: 'quiet', timeoutMs: TIMEOUT_MS })
  return stdout.trim()
}

const lookAtDocker = async (exec: Exec): Promise<Finding> => {
  try {
    const version = await textOf(exec, 'docker', 'version', '--format', '{{.Server.Version}}')
    return ok(`version ${version}`)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    if (error.failure.kind === 'not-found')
      return failed('the `docker` command was not found', 'curl -fsSL https://get.docker.com | sh')
    return failed('the daemon does not answer', 'sudo systemctl start docker')
  }
}

const lookAtBuildx = async (exec: Exec): Promise<Finding> => {
  try {
    const [, version = 'unknown'] = (await textOf(exec, 'docker', 'buildx', 'version')).split(' ')
    return ok(`version ${version}`)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return warned('not installed: plain `docker build` is used', 'sudo apt-get install --yes docker-buildx-plugin')
  }
}

const lookAtDisk = async (exec: Exec): Promise<Finding> => {
  try {
    const root = await textOf(exec, 'docker', 'info', '--format', '{{.DockerRootDir}}')
    const table = await textOf(exec, 'df', '-Pk', root)
    const free = Number(table.split('\n').at(-1)?.split(/\s+/u)[3])
    if (!Number.isFinite(free)) return skipped(`the free space of ${root} cannot be read`)
    const inWords = `${(free / 1024 / 1024).toFixed(1)} GiB free in ${root}`
    return free < LEAST_KIB ? warned(inWords, 'docker system prune') : ok(inWords)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return skipped('the folder of the images is not on this machine')
  }
}

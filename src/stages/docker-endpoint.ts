/** The Docker endpoint of the user's context; the stages that build and push ask for it. */
import { CommandError } from '../errors/command-error.ts'
import { DOCKER_ENVIRONMENT } from '../domain/build/docker-variables.ts'
import type { Exec } from '../ports/exec.ts'

const TIMEOUT_MS = 60_000

/** The endpoint of the client's current context; null when the client has no contexts, and so only its default. */
export const contextEndpoint = async (exec: Exec): Promise<string | null> => {
  try {
    const { stdout } = await exec.run({
      argv: ['docker', 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'],
      inherit: DOCKER_ENVIRONMENT,
      output: 'quiet',
      timeoutMs: TIMEOUT_MS,
    })
    return stdout.trim() || null
  } catch (thrown) {
    // A missing client is reported at the next command.
    if (thrown instanceof CommandError) return null
    throw thrown
  }
}

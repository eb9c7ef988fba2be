/** The errors of requests to a registry, in the words and codes that those of docker clients have. */
import { fault } from '../../errors/fault.ts'
import { RegistryError } from '../../errors/registry-error.ts'
import type { RepositoryName } from '../../domain/image/image-name.ts'
import { classifyPush } from '../../domain/image/push-failure.ts'

export interface RegistryWork {
  readonly name: RepositoryName
  /** What could not be done: `hello:1.0 could not be pushed`. */
  readonly what: string
  readonly code: 'E_PUSH' | 'E_PULL'
}

/** What `catch` takes. @throws ShipError `E_LOGIN`, `E_ACCESS_DENIED`, `E_REPOSITORY_NOT_FOUND`, `E_PUSH` or `E_PULL`; any other error as it is */
export const asRegistryFault =
  ({ name, what, code }: RegistryWork) =>
  (thrown: unknown): never => {
    if (!(thrown instanceof RegistryError)) throw thrown
    const message = `${what}: ${thrown.message}`
    const failure = classifyPush(thrown.because)
    if (thrown.status === 401 || failure.kind === 'login') {
      const headline = 'the registry rejected the login'
      throw fault('E_LOGIN', {
        message: `${name.registry} rejected the login: ${thrown.message}`,
        headline,
        cause: thrown,
      })
    }
    if (failure.kind === 'denied') {
      throw fault('E_ACCESS_DENIED', {
        message,
        headline: `the registry denied ${failure.action}`,
        hint: `Grant ${failure.action} on ${failure.resource} to the role of this job.`,
        cause: thrown,
      })
    }
    if (failure.kind === 'no-repository') {
      const headline = `the ECR repository '${name.repository}' does not exist`
      throw fault('E_REPOSITORY_NOT_FOUND', { message, headline, cause: thrown })
    }
    throw fault(code, {
      message,
      headline: what,
      cause: thrown,
      ...(thrown.hint !== undefined && { hint: thrown.hint }),
    })
  }

/** The error of a docker command that failed because of its engine or a full disk: the cause first. */
import { engineFailure } from '../domain/image/engine-failure.ts'
import type { CommandError } from '../errors/command-error.ts'
import { fault } from '../errors/fault.ts'
import type { ShipError } from '../errors/ship-error.ts'

interface About {
  /** Of a full disk; an engine that does not respond has a code of its own. */
  readonly code: 'E_BUILD' | 'E_PULL' | 'E_PUSH' | 'E_IMAGE_TEST'
  /** What could not be done, without its reason. */
  readonly subject: string
}

/** Null where the command failed for another reason. */
export const engineFault = ({ code, subject }: About, cause: CommandError): ShipError | null => {
  const failure = engineFailure(cause.outputTail, cause.argv[1] === 'save' ? 'client' : 'engine')
  if (failure === null) return null
  const { kind, short: headline, hint } = failure
  return fault(kind === 'no-engine' ? 'E_DOCKER_NOT_RUNNING' : code, {
    message: `${headline}: ${subject}: ${cause.message}`,
    headline,
    ...(hint === undefined ? {} : { hint }),
    cause,
  })
}

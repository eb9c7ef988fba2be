/** What is known of an update that failed. */
import { AwsError, NOT_SENT } from '../../errors/aws-error.ts'
import { ShipError } from '../../errors/ship-error.ts'
import { shortForms } from '../../errors/short-forms.ts'
import type { OpenEntry } from '../../ports/journal.ts'

/** No answer, one that is not of AWS's protocol, or a fault inside ECS: the change may have been made all the same. */
const UNSURE = /^(no response|HTTP )|^(ServerException|Internal\w*|ServiceUnavailable\w*|RequestTimeout\w*)$/

/**
 * Whether nothing was changed: the first and only attempt was refused, or never sent. After a retry that is not known: the reply to
 * an earlier attempt may be lost, and the error is only the answer to the last one.
 */
export const isRefused = (error: unknown): boolean => {
  if (!(error instanceof AwsError)) return false
  const { attempts, awsCode, code } = error
  const isOnly = attempts === 1 || (attempts === undefined && awsCode === NOT_SENT)
  return isOnly && !(code === 'E_AWS' && UNSURE.test(awsCode))
}

interface Update {
  readonly service: string
  /** The revision that was registered for it; null: none was. */
  readonly registered: string | null
}

/**
 * Closes the entries where nothing was changed, and gives the error that says so; they stay open where that is not known. `errors` are
 * those of all requests, the last one is what ended the update.
 */
export const notUpdated = (
  errors: readonly unknown[],
  noted: readonly Pick<OpenEntry, 'unchanged'>[],
  { service, registered }: Update,
): unknown => {
  const error = errors.at(-1)
  const refused = errors.every(isRefused)
  if (refused) for (const entry of noted) entry.unchanged()
  if (!(error instanceof ShipError)) return error
  const { code } = error
  const outcome = `Service \`${service}\` ${refused ? 'was not' : 'may have been'} updated`
  const message = `${outcome}: ${error.message}${registered === null ? '' : `\nRegistered: ${registered}`}`
  const check = `Check the service \`${service}\`: the update may have been made.`
  const hint = refused ? error.hint : [check, ...(error.hint === undefined ? [] : [error.hint])].join(' ')
  const headline = [...shortForms(error).map((cause) => `${outcome}: ${cause}`), outcome]
  return new ShipError({ code, message, headline, hint, cause: error })
}

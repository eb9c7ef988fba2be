/** What is known of an update that failed. */
import { ShipError } from '../../errors/ship-error.ts'
import { shortForms } from '../../errors/short-forms.ts'
import type { OpenEntry } from '../../ports/journal.ts'
import { isRefused } from '../refused.ts'

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

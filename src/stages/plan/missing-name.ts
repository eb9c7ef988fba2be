/** Errors for names that do not exist, with those that do. */
import { lastPart } from '../../domain/aws/last-part.ts'
import { listNames, nearest } from '../../domain/near-match.ts'
import { readPages, type Page } from '../../domain/aws/pages.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { type ErrorCode } from '../../errors/catalogue.ts'
import { fault, type Fault } from '../../errors/fault.ts'
import { type ShipError } from '../../errors/ship-error.ts'

/** Enough names to find a similar one; an account may have thousands. */
const MOST_PAGES = 5

export interface MissingName {
  readonly what: string
  readonly plural: string
  readonly input: string
  readonly name: string
  /** The names that exist; null when they could not be listed. */
  readonly names: readonly string[] | null
  readonly where?: string
}

/** Says what does not exist and what does; the hint proposes the most similar name. */
export const missingName = (code: ErrorCode, { what, plural, input, name, names, where }: MissingName): ShipError => {
  const near = names === null ? null : nearest(lastPart(name), names)
  const short = `the ${what} '${name}' does not exist`
  const missing = `${short}${where === undefined ? '' : ` ${where}`}`
  const message = names === null ? missing : `${missing}; ${listNames({ plural, word: lastPart(name), names })}`
  const facts: Fault = { message, headline: [message, missing, short] }
  return fault(code, near === null ? facts : { ...facts, hint: `Did you mean '${near}'? Correct \`${input}\`.` })
}

/** The names on the first pages; null when they cannot be listed: they only help, and the permission may be missing. */
export const readNames = async (
  read: (page: { readonly nextToken?: string }) => Promise<Page<string>>,
): Promise<readonly string[] | null> => {
  try {
    return await readPages((nextToken) => read(nextToken === undefined ? {} : { nextToken }), MOST_PAGES)
  } catch (thrown) {
    if (thrown instanceof AwsError) return null
    throw thrown
  }
}

/** Whether AWS returned one of these errors. */
export const isAwsError = (thrown: unknown, codes: readonly string[]): boolean =>
  thrown instanceof AwsError && codes.includes(thrown.awsCode)

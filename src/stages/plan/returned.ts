/** What a response of AWS must contain. */
import { fault } from '../../errors/fault.ts'

/** The value; `call` names the request. @throws ShipError `E_AWS` when it is missing */
export const returned = (value: string | undefined, call: string): string => {
  if (value !== undefined) return value
  throw fault('E_AWS', { message: `AWS returned an incomplete response (${call})` })
}

/** What a response of AWS must contain. */
import { fault } from '../../errors/fault.ts'

/** The value; `call` names the request. @throws ShipError `E_AWS` when it is missing */
export const returned = <Value>(value: Value | undefined, call: string): Value => {
  if (value !== undefined) return value
  throw fault('E_AWS', { message: `AWS returned an incomplete response (${call})` })
}

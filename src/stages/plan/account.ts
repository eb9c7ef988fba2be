/** The account that everything must belong to: another one may have resources of the same names. */
import { fault } from '../../errors/fault.ts'

export interface InAccount {
  /** `the caller`. */
  readonly what: string
  readonly account: string
  /** The account that is set; null: any. */
  readonly wanted: string | null
  /** The setting. */
  readonly by?: 'aws-account-id' | 'registry-id'
}

/** @throws ShipError `E_ACCOUNT` for something in another account than the one that is set */
export const checkAccount = ({ what, account, wanted, by = 'aws-account-id' }: InAccount): void => {
  if (wanted === null || account === wanted) return
  throw fault('E_ACCOUNT', { message: `${what} is in the account ${account}, not in ${wanted} (\`${by}\`)` })
}

/** The account in `arn:aws:ecs:eu-west-1:123456789012:cluster/main`. */
export const accountIn = (arn: string): string => arn.split(':')[4] ?? ''

/** Asks AWS something of which every answer, a denial too, is a fact. */
import { isUnavailable } from '../../domain/aws/faults.ts'
import type { Reading } from '../../domain/verify/answer.ts'
import { AwsError } from '../../errors/aws-error.ts'
import type { CallLimit } from '../../ports/aws.ts'
import type { Ports } from '../../ports/ports.ts'

/** What every reader gets. */
export interface Asking {
  readonly aws: Ports['surroundings']
  /** Ends a call that would keep the run waiting. */
  readonly limit: CallLimit
  readonly region: string
}

/**
 * The answer. `missing` are the error codes that mean that there is no such thing.
 * Throws what is no answer of AWS: the run was cancelled.
 */
export const ask = async <Value>(call: Promise<Value>, missing: readonly string[] = []): Promise<Reading<Value>> => {
  try {
    return { kind: 'read', value: await call }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    if (missing.includes(error.awsCode)) return { kind: 'missing' }
    const { operation, message } = error
    return isUnavailable(error) ? { kind: 'denied', action: operation } : { kind: 'failed', because: message }
  }
}

/** The reading of something in another region, which this session cannot ask. */
export const elsewhere = (region: string): Reading<never> => ({ kind: 'failed', because: `it is in ${region}` })

/** The reading, with what AWS leaves out of a good answer counted as missing. */
export const present = <Value>(reading: Reading<Value | undefined>): Reading<Value> => {
  if (reading.kind !== 'read') return reading
  return reading.value === undefined ? { kind: 'missing' } : { kind: 'read', value: reading.value }
}

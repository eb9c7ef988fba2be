/** Asks AWS something of which every answer, a denial too, is a fact. */
import { isUnavailable } from '../../domain/aws/faults.ts'
import { INCOMPLETE, known, type Reading } from '../../domain/verify/answer.ts'
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

/**
 * A thing of another account that this role does not find may be hidden from it alone: the roles of the task and of ECS have permissions of
 * their own there.
 */
export const seenFrom = <Value>(own: string, account: string, reading: Reading<Value>): Reading<Value> =>
  reading.kind === 'missing' && account !== '' && account !== own
    ? { kind: 'failed', because: `this role does not see it in the account ${account}` }
    : reading

/** What one reply says of a list. */
export interface ListPage<Item> {
  /** Undefined: the reply does not have it. */
  readonly items: readonly Item[] | undefined
  readonly nextToken: string | undefined
}

/** A list that is longer is not read to its end: the run does not wait for it. */
const MOST_PAGES = 10

/** The items of all pages; never only those of some. */
export const askAll = async <Item>(
  read: (nextToken: string | undefined) => Promise<ListPage<Item>>,
): Promise<Reading<readonly Item[]>> => {
  const all: Item[] = []
  let nextToken: string | undefined
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const page = await ask(read(nextToken))
    if (page.kind !== 'read') return page
    if (page.value.items === undefined) return INCOMPLETE
    all.push(...page.value.items)
    nextToken = page.value.nextToken
    if (nextToken === undefined) return known(all)
  }
  return {
    kind: 'failed',
    because: all.length === 0 ? 'too many of the pages are empty' : `there are more than ${all.length}`,
  }
}

/** The items of the first page that has any: a page may be empty although there are more. */
export const askFirst = <Item>(
  read: (nextToken: string | undefined) => Promise<ListPage<Item>>,
): Promise<Reading<readonly Item[]>> =>
  askAll(async (token) => {
    const { items, nextToken } = await read(token)
    return { items, nextToken: items === undefined || items.length > 0 ? undefined : nextToken }
  })

/** Moves the rule of a sorry page, and nothing else of its listener. */
import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import { demandsOf } from '../../domain/load-balancing/rule-requests.ts'
import { placeOf } from '../../domain/load-balancing/listener-rules.ts'
import {
  PRIORITIES,
  SINCE_TAG,
  stateAt,
  type PageState,
  type SorryPage,
} from '../../domain/load-balancing/sorry-page.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import { messageOf, type ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { withRules } from '../plan/read-rules.ts'
import { isRefused } from '../refused.ts'
import type { FoundPage } from './find-page.ts'

export type MovePorts = Pick<Ports, 'target' | 'journal' | 'clock' | 'log'>

/** Whether the rule is where it is to be. A page that is on elsewhere is on all the same, but another rule may be before it. */
export const isThere = ({ page }: FoundPage, wanted: PageState): boolean =>
  page.state === wanted && page.priority === PRIORITIES[wanted]

/** @throws ShipError `E_MAINTENANCE` where the move would not do what is wanted, before anything is changed */
export const checkMove = (found: FoundPage, wanted: PageState): void => {
  const { service, page, own, found: listener } = found
  const priority = PRIORITIES[wanted]
  const other = listener.rules.find((rule) => placeOf(rule) === priority && rule.RuleArn !== page.ruleArn)
  if (other !== undefined) throw inUse(found, other, priority)
  if (stateAt(priority, own) === wanted) return
  const [last] = own.toSorted((one, next) => placeOf(next) - placeOf(one))
  const which = last?.IsDefault === true ? 'its default action' : `a rule of priority ${last?.Priority ?? ''}`
  throw fault('E_MAINTENANCE', {
    message: `the sorry page of ${service} cannot be switched ${wanted} at ${page.listener}: the listener leads to the service by ${which}, and a page at priority ${priority} is ${wanted === 'off' ? 'before' : 'behind'} it`,
    hint: `Give the service a rule with a priority between ${PRIORITIES.on} and ${PRIORITIES.off}. Nothing was changed.`,
  })
}

const inUse = ({ service, page }: FoundPage, other: Rule, priority: number): ShipError =>
  fault('E_MAINTENANCE', {
    message: `the sorry page of ${service} needs priority ${priority} at ${page.listener}, which another rule has: ${other.RuleArn ?? ''} (${demandsOf(other)})`,
    headline: `another rule has priority ${priority}`,
    hint: `Give that rule another priority: aws elbv2 set-rule-priorities --rule-priorities RuleArn=${other.RuleArn ?? ''},Priority=NUMBER. Nothing was changed.`,
  })

/**
 * The page as it is afterwards, read back. The time is noted first, so that a page that is on is never without it.
 * @throws ShipError `E_MAINTENANCE` where it is not there afterwards; AwsError
 */
export const movePage = async (found: FoundPage, wanted: PageState, ports: MovePorts): Promise<SorryPage> => {
  const { page, service } = found
  const since = wanted === 'off' ? null : page.state === 'on' && page.since !== null ? page.since : ports.clock.now()
  if (since !== null && since !== page.since) await noteSince(page, new Date(since).toISOString(), ports)
  if (!isThere(found, wanted)) await send(found, wanted, ports)
  const priority = await priorityNow(found, ports)
  const state = stateAt(priority, found.own)
  if (state !== wanted || priority !== PRIORITIES[wanted]) throw movedAgain(found, wanted, priority)
  if (wanted === 'off') await noteOff(page, ports)
  ports.log.info(`the sorry page of ${service} is ${state}: priority ${priority} at ${page.listener}`)
  return { ...page, state, priority, since }
}

const noteSince = async ({ ruleArn }: SorryPage, value: string, { target }: MovePorts): Promise<void> => {
  await target.elasticloadbalancing.addTags({ ResourceArns: [ruleArn], Tags: [{ Key: SINCE_TAG, Value: value }] })
}

/** The priority says that it is off: a tag that says otherwise is no reason to fail. */
const noteOff = async (page: SorryPage, ports: MovePorts): Promise<void> => {
  await noteSince(page, 'off', ports).catch((error: unknown) => {
    if (!(error instanceof AwsError)) throw error
    ports.log.warning(`the sorry page is off, and its tag ${SINCE_TAG} was not changed: ${messageOf(error)}`)
  })
}

/** The reply may be lost, so what counts is where the rule is afterwards. */
const send = async (found: FoundPage, wanted: PageState, ports: MovePorts): Promise<void> => {
  const { service, page } = found
  const priority = PRIORITIES[wanted]
  const noted = ports.journal.aboutTo({ kind: 'page', service, ruleArn: page.ruleArn, to: wanted })
  try {
    const { ruleArn: RuleArn } = page
    await ports.target.elasticloadbalancing.setRulePriorities({ RulePriorities: [{ RuleArn, Priority: priority }] })
  } catch (error) {
    if (isRefused(error)) noted.unchanged()
    if (error instanceof AwsError && error.awsCode.startsWith('PriorityInUse')) {
      noted.unchanged()
      throw fault('E_MAINTENANCE', {
        message: `the sorry page of ${service} was not switched ${wanted}: since the rules of ${page.listener} were read, another one has taken priority ${priority}`,
        cause: error,
      })
    }
    if (isRefused(error) || (await priorityNow(found, ports).catch(() => null)) !== priority) throw error
  }
  noted.changed()
}

const priorityNow = async ({ page, found }: FoundPage, { target }: MovePorts): Promise<number> => {
  const { rules } = await withRules(found.listener, target.elasticloadbalancing)
  const rule = rules.find(({ RuleArn }) => RuleArn === page.ruleArn)
  if (rule !== undefined) return placeOf(rule)
  throw fault('E_MAINTENANCE', { message: `the rule of the sorry page no longer exists: ${page.ruleArn}` })
}

const movedAgain = ({ service, page }: FoundPage, wanted: PageState, priority: number): ShipError =>
  fault('E_MAINTENANCE', {
    message: `the sorry page of ${service} is not ${wanted}: right after this run moved its rule at ${page.listener}, the rule has priority ${priority}`,
    hint: 'Something else moves the rule: look for another run, or a stack update that sets its priority.',
  })

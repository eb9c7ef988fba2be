/**
 * The sorry page of a service: a rule of its listener that answers every request itself, and is behind the rules of the service until its
 * priority is moved before them. Pure.
 */
import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import { covers } from './covers.ts'
import { leadsTo, type FoundListener, type Leading } from './leading.ts'
import { byPriority, placeOf } from './listener-rules.ts'

/** The tag by which the rule is found; its value is not looked at. */
export const PAGE_TAG = 'ship-to-ecs:maintenance'
/** Since when the page is on, as ISO 8601 in UTC; `off` where it was switched off. */
export const SINCE_TAG = 'ship-to-ecs:maintenance-since'

/** The priorities of the rule. Before and behind what templates use for applications; 50000 is the highest (Elastic Load Balancing API Reference, RulePriorityPair). */
export const PRIORITIES = { on: 1, off: 49_000 } as const

export type PageState = keyof typeof PRIORITIES

/** A rule that answers for a service, as it is. */
export interface SorryPage {
  readonly ruleArn: string
  readonly listenerArn: string
  /** `HTTPS:443` */
  readonly listener: string
  readonly state: PageState
  readonly priority: number
  /** Since when it is on, in milliseconds since 1970; null where it is off, and where no tag says it. */
  readonly since: number | null
}

type Tags = ReadonlyMap<string, string>

/** The rules of a listener that lead to the service: those that the page is to take the place of. */
export const ownRules = ({ rules }: FoundListener, leading: Leading): readonly Rule[] => rules.filter(leadsTo(leading))

/** Whether a rule with this priority would be asked before one of these. */
export const stateAt = (priority: number, own: readonly Rule[]): PageState =>
  own.some((rule) => priority < placeOf(rule)) ? 'on' : 'off'

interface Seen {
  readonly found: FoundListener
  readonly own: readonly Rule[]
  readonly tags: Tags
}

/** A rule of a listener as the page of a service. */
export const pageOf = (rule: Rule, { found: { listener }, own, tags }: Seen): SorryPage => {
  const { ListenerArn: listenerArn = '', Protocol = 'HTTP', Port = 0 } = listener
  const priority = placeOf(rule)
  const state = stateAt(priority, own)
  return {
    ...{ ruleArn: rule.RuleArn ?? '', listenerArn, listener: `${Protocol}:${Port}` },
    ...{ state, priority, since: state === 'on' ? sinceOf(tags) : null },
  }
}

const sinceOf = (tags: Tags): number | null => {
  const at = Date.parse(tags.get(SINCE_TAG) ?? '')
  return Number.isNaN(at) ? null : at
}

/** Without a target behind it; the default rule has no priority that could be moved. */
export const answersItself = ({ Actions = [], IsDefault }: Rule): boolean =>
  IsDefault !== true && Actions.some(({ Type }) => Type === 'fixed-response')

/** The first rule that answers every request which one of the service's rules is for; null: requests reach the service. Needs no tag, so a rule that was moved by hand is found, too. */
export const answeringInstead = (found: FoundListener, leading: Leading): Rule | null => {
  const own = ownRules(found, leading)
  const before = (rule: Rule): boolean => own.some((one) => placeOf(rule) < placeOf(one) && covers(rule, one))
  return byPriority(found.rules).find((rule) => answersItself(rule) && before(rule)) ?? null
}

/** How long the page may be on, and the moment of the question. */
export interface PageLimit {
  readonly now: number
  readonly limitMs: number
}

/** A page that is on for longer, or for a time that is not known: a tag can name a day that has not come, and would hide the page until then. */
export const isOverdue = ({ state, since }: SorryPage, { now, limitMs }: PageLimit): boolean =>
  state === 'on' && (since === null || Math.abs(now - since) > limitMs)

/** The rule that is the sorry page of a service, and the rules that it is to take the place of. */
import type { Listener, Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Service } from '@aws-sdk/client-ecs'
import { covers } from '../../domain/load-balancing/covers.ts'
import { leadingTo, type FoundListener, type Leading } from '../../domain/load-balancing/leading.ts'
import { demandsOf, hasRules } from '../../domain/load-balancing/rule-requests.ts'
import { listenerOf } from '../../domain/load-balancing/rule-arn.ts'
import { ownRules, PAGE_TAG, pageOf, type SorryPage } from '../../domain/load-balancing/sorry-page.ts'
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import type { AwsCalls } from '../../ports/aws.ts'
import { readBalancers } from '../plan/read-balancers.ts'
import { withRules } from '../plan/read-rules.ts'
import { readTags } from '../plan/read-rule-tags.ts'

export type LoadBalancing = AwsCalls<'elasticloadbalancing'>

export interface FoundPage {
  /** The service's name. */
  readonly service: string
  readonly page: SorryPage
  readonly found: FoundListener
  /** Those that lead to the service, in the listener of the page. */
  readonly own: readonly Rule[]
  /** What visitors reach although the page is on, in words; none where it takes every request. */
  readonly uncovered: readonly string[]
}

interface Wanted {
  /** The ARN of a rule or of a listener; null: found by the tag. */
  readonly maintenanceRule: string | null
}

/**
 * Takes the service as ECS describes it.
 * @throws ShipError `E_MAINTENANCE_RULE` where there is no such rule, or several; AwsError
 */
export const findPage = async (
  service: Service,
  { maintenanceRule }: Wanted,
  elb: LoadBalancing,
): Promise<FoundPage> => {
  const name = service.serviceName ?? ''
  const leading = leadingTo(service)
  if (leading.targetGroupArns.length === 0)
    throw noPage(`the service ${name} has no load balancer, so it has no sorry page`)
  const all = (await readBalancers(leading, elb)).flatMap(({ listeners }) => listeners)
  const leads = (found: FoundListener): boolean => ownRules(found, leading).length > 0
  const listeners = maintenanceRule === null ? all.filter(leads) : [await namedListener(maintenanceRule, elb)]
  if (!listeners.some(leads)) {
    const where =
      maintenanceRule === null ? 'no listener of a load balancer' : `the listener of ${maintenanceRule} does not lead`
    throw noPage(`${where}${maintenanceRule === null ? ' leads' : ''} to the service ${name}`)
  }
  const { rule, found, tags } = await chosen({ name, maintenanceRule, listeners, leading }, elb)
  const own = ownRules(found, leading)
  const others = all.filter((one) => leads(one) && one.listener.ListenerArn !== found.listener.ListenerArn)
  return {
    ...{ service: name, found, own, page: pageOf(rule, { found, own, tags }) },
    uncovered: [
      ...own.filter((one) => !covers(rule, one)).map((one) => `${demandsOf(one)} of ${inShort(found.listener)}`),
      ...others.map(({ listener }) => `the listener ${inShort(listener)}`),
    ],
  }
}

/** `HTTPS:443` */
const inShort = ({ Protocol = 'HTTP', Port = 0 }: Listener): string => `${Protocol}:${Port}`

const namedListener = async (arn: string, elb: LoadBalancing): Promise<FoundListener> => {
  const { Listeners: [listener] = [] } = await elb.describeListeners({ ListenerArns: [listenerOf(arn)] })
  if (listener === undefined || !hasRules(listener)) throw noPage(`\`maintenance-rule\`: ${arn} has no rules`)
  return withRules(listener, elb)
}

interface Choice extends Wanted {
  readonly name: string
  readonly listeners: readonly FoundListener[]
  readonly leading: Leading
}

interface Candidate {
  readonly rule: Rule
  readonly found: FoundListener
  readonly tags: ReadonlyMap<string, string>
}

const chosen = async (choice: Choice, elb: LoadBalancing): Promise<Candidate> => {
  const { name, maintenanceRule, listeners, leading } = choice
  const all = await candidates(listeners, elb)
  const named = all.filter(({ rule }) => rule.RuleArn === maintenanceRule)
  if (maintenanceRule !== null && maintenanceRule.includes(':listener-rule/')) {
    const [one] = named
    if (one === undefined)
      throw noPage(
        `\`maintenance-rule\`: the listener has no rule ${maintenanceRule} that could be moved and does not lead to a target`,
      )
    return one
  }
  const tagged = all.filter(({ tags }) => tags.has(PAGE_TAG))
  // A listener that several applications share has a page for each of them.
  const own = tagged.filter(({ rule, found }) => ownRules(found, leading).some((one) => covers(rule, one)))
  const [only, ...others] = own.length > 0 ? own : tagged
  if (only === undefined) throw noTag(name, all)
  if (others.length > 0) throw several(name, [only, ...others])
  return only
}

/** What leads to no target, with its tags. */
const candidates = async (listeners: readonly FoundListener[], elb: LoadBalancing): Promise<readonly Candidate[]> => {
  const isPage = ({ Actions = [], IsDefault }: Rule): boolean =>
    IsDefault !== true && Actions.length > 0 && Actions.every(({ Type }) => Type !== 'forward')
  const rules = listeners.flatMap((found) => found.rules.filter(isPage).map((rule) => ({ rule, found })))
  const tags = await readTags(
    rules.map(({ rule }) => rule.RuleArn ?? ''),
    elb,
  )
  return rules.map((one) => ({ ...one, tags: tags.get(one.rule.RuleArn ?? '') ?? new Map() }))
}

const noTag = (name: string, all: readonly Candidate[]): ShipError => {
  const [first] = all
  const arn = first?.rule.RuleArn
  const which = arn === undefined ? 'the listener has no rule that answers by itself' : `${arn} may be meant`
  return fault('E_MAINTENANCE_RULE', {
    message: `no rule of the listeners that lead to the service ${name} has the tag ${PAGE_TAG}; ${which}`,
    headline: `no rule has the tag \`${PAGE_TAG}\``,
    ...(arn === undefined
      ? {}
      : {
          hint: `Tag the rule (aws elbv2 add-tags --resource-arns ${arn} --tags Key=${PAGE_TAG},Value=sorry-page), or set \`maintenance-rule\`.`,
        }),
  })
}

const several = (name: string, found: readonly Candidate[]): ShipError =>
  fault('E_MAINTENANCE_RULE', {
    message: `${found.length} rules have the tag ${PAGE_TAG} and could be the sorry page of the service ${name}: ${found.map(({ rule }) => rule.RuleArn ?? '').join(', ')}`,
    headline: `${found.length} rules have the tag \`${PAGE_TAG}\``,
    hint: 'Set `maintenance-rule` to the ARN of the one that is meant.',
  })

const noPage = (message: string): ShipError => fault('E_MAINTENANCE_RULE', { message })

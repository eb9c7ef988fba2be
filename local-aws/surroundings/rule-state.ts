/** The rules of listeners: their priorities and tags, which SetRulePriorities and AddTags change. Everything else of a load balancer stays. */
import type {
  AddTagsInput,
  AddTagsOutput,
  DescribeTagsInput,
  DescribeTagsOutput,
  Rule,
  SetRulePrioritiesInput,
  SetRulePrioritiesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError } from '../protocol/aws-error.ts'
import { described, type Call, type ListenerSeed, type LoadBalancerSeed, type RuleSeed } from './surroundings.ts'

export type Balancers = readonly LoadBalancerSeed[] | undefined

/** What has changed since the start. */
interface Changes {
  readonly priorities: Map<string, string>
  readonly tags: Map<string, Map<string, string>>
}

/** ELB API Reference, RulePriorityPair. */
const HIGHEST = 50_000

export interface ListenerRules {
  /** With the default rule, which has the default actions. */
  readonly rulesOf: (listener: ListenerSeed) => Rule[]
  readonly listenersIn: (call: Call) => readonly ListenerSeed[]
  readonly setPriorities: (input: SetRulePrioritiesInput) => SetRulePrioritiesOutput
  readonly addTags: (input: AddTagsInput) => AddTagsOutput
  readonly describeTags: (input: DescribeTagsInput) => DescribeTagsOutput
}

/** Over these load balancers. */
export const listenerRules = (balancers: Balancers): ListenerRules => {
  const changes: Changes = { priorities: new Map(), tags: new Map() }
  const listenersIn = (call: Call): readonly ListenerSeed[] =>
    described(balancers, call).flatMap(({ LoadBalancerArn, listeners }) =>
      listeners.map((listener) => withArn(listener, LoadBalancerArn)),
    )
  const rulesIn = (call: Call): readonly SeededRule[] => listenersIn(call).flatMap((one) => seededRules(one, changes))
  return {
    listenersIn,
    rulesOf: (listener) => seededRules(listener, changes).map(({ tags: _, listener: __, ...rule }) => rule),
    setPriorities: (input) => setPriorities(input, rulesIn, changes),
    addTags: (input) => addTags(input, rulesIn, changes),
    describeTags: ({ ResourceArns = [] }) => {
      const all = rulesIn({ service: 'elasticloadbalancing', operation: 'DescribeTags' })
      if (ResourceArns.length > 20) throw invalid('At most 20 resources can be described at once')
      return {
        TagDescriptions: ResourceArns.map((ResourceArn) => ({ ResourceArn, Tags: tagsOf(required(ResourceArn, all)) })),
      }
    },
  }
}

/** As ELB names a listener: by its load balancer, and here by its port. */
export const withArn = <Of extends ListenerSeed>(listener: Of, balancer = ''): Of => ({
  LoadBalancerArn: balancer,
  ListenerArn: `${balancer.replace(':loadbalancer/', ':listener/')}/${listener.Port ?? 0}`,
  ...listener,
})

type SeededRule = RuleSeed & { readonly RuleArn: string; readonly listener: string }

const seededRules = (
  { rules = [], DefaultActions = [], ListenerArn = '' }: ListenerSeed,
  { priorities, tags }: Changes,
): readonly SeededRule[] => {
  const base = ListenerArn.replace(':listener/', ':listener-rule/')
  const all = rules.map((rule, index) => {
    const RuleArn = rule.RuleArn ?? `${base}/${index + 1}`
    const own = { ...rule.tags, ...Object.fromEntries(tags.get(RuleArn) ?? []) }
    const Priority = priorities.get(RuleArn) ?? rule.Priority ?? `${index + 1}`
    return { ...rule, RuleArn, Priority, tags: own, listener: ListenerArn }
  })
  const last = { RuleArn: `${base}/default`, Priority: 'default', IsDefault: true, Actions: DefaultActions }
  return [...all, { ...last, Conditions: [], listener: ListenerArn }]
}

const required = (arn: string, all: readonly SeededRule[]): SeededRule => {
  const found = all.find(({ RuleArn }) => RuleArn === arn)
  if (found !== undefined) return found
  throw new AwsError('RuleNotFound', 'One or more rules not found')
}

const tagsOf = ({ tags = {} }: SeededRule) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))

const invalid = (message: string): AwsError => new AwsError('ValidationError', message)

/** All or nothing. Rules that are not named stay, and one of them that has the priority already is in the way. */
const setPriorities = (
  { RulePriorities = [] }: SetRulePrioritiesInput,
  rulesIn: (call: Call) => readonly SeededRule[],
  { priorities }: Changes,
): SetRulePrioritiesOutput => {
  const all = rulesIn({ service: 'elasticloadbalancing', operation: 'SetRulePriorities' })
  const asked = RulePriorities.map(({ RuleArn = '', Priority = 0 }) => ({ rule: required(RuleArn, all), Priority }))
  const arns = asked.map(({ rule }) => rule.RuleArn)
  if (new Set(arns).size < arns.length) throw invalid('A rule can only be specified once')
  for (const { rule, Priority } of asked) {
    if (rule.IsDefault === true)
      throw new AwsError('OperationNotPermitted', 'Cannot change the priority of the default rule')
    if (Priority < 1 || Priority > HIGHEST)
      throw invalid(`Priority '${Priority}' must be a number between 1 and ${HIGHEST}`)
  }
  const later = all.map((rule) => {
    const Priority = asked.find((one) => one.rule.RuleArn === rule.RuleArn)?.Priority
    return { ...rule, Priority: Priority === undefined ? rule.Priority : `${Priority}` }
  })
  for (const { rule, Priority } of asked) {
    const same = later.filter((one) => one.listener === rule.listener && one.Priority === `${Priority}`)
    if (same.length > 1) throw new AwsError('PriorityInUse', `Priority '${Priority}' is currently in use`)
  }
  for (const { rule, Priority } of asked) priorities.set(rule.RuleArn, `${Priority}`)
  return {
    Rules: later.filter(({ RuleArn }) => arns.includes(RuleArn)).map(({ tags: _, listener: __, ...rule }) => rule),
  }
}

const addTags = (
  { ResourceArns = [], Tags = [] }: AddTagsInput,
  rulesIn: (call: Call) => readonly SeededRule[],
  { tags }: Changes,
): AddTagsOutput => {
  const all = rulesIn({ service: 'elasticloadbalancing', operation: 'AddTags' })
  for (const arn of ResourceArns) {
    const { RuleArn } = required(arn, all)
    const own = tags.get(RuleArn) ?? new Map<string, string>()
    for (const { Key = '', Value = '' } of Tags) own.set(Key, Value)
    tags.set(RuleArn, own)
  }
  return {}
}

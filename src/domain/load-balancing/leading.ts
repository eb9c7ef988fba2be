/** What of a load balancer leads to a service. Pure. */
import type { Listener, Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Service } from '@aws-sdk/client-ecs'
import { forwardedTo } from './listener-rules.ts'

/** A listener with its rules; those of a network load balancer are its default actions. */
export interface FoundListener {
  readonly listener: Listener
  readonly rules: readonly Rule[]
}

/** What leads to a service. */
export interface Leading {
  /** All of the service: a blue/green deployment registers its tasks in the alternate group. */
  readonly targetGroupArns: readonly string[]
  /** ARNs of rules, of a network load balancer those of listeners, that are for test traffic (ECS API Reference, AdvancedConfiguration). */
  readonly testRules: readonly string[]
}

/** As the service has it. */
export const leadingTo = ({ loadBalancers = [] }: Service): Leading => ({
  targetGroupArns: loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration }) =>
    [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn].flatMap((arn) => arn ?? []),
  ),
  testRules: [
    ...new Set(loadBalancers.flatMap(({ advancedConfiguration }) => advancedConfiguration?.testListenerRule ?? [])),
  ],
})

/** Whether a rule sends production traffic to the service. */
export const leadsTo =
  ({ targetGroupArns, testRules }: Leading) =>
  ({ Actions = [], RuleArn = '' }: Rule): boolean =>
    !testRules.includes(RuleArn) && forwardedTo(Actions).some((arn) => targetGroupArns.includes(arn))

/** Whether a listener is for test traffic alone, and so leads to the service only during a deployment. */
export const isForTests = ({ ListenerArn = '' }: Listener, { testRules }: Leading): boolean =>
  testRules.includes(ListenerArn)

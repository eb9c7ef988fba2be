/** The listener for the test traffic of a blue/green, linear or canary deployment, and the rule that it has for that. */
import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Service } from '@aws-sdk/client-ecs'
import { leadingTo } from '../../domain/load-balancing/leading.ts'
import { listenerOf } from '../../domain/load-balancing/rule-arn.ts'
import { addressThrough, type Addressing } from '../../domain/smoke/load-balancer.ts'
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import type { AwsCalls } from '../../ports/aws.ts'
import { withRules } from './read-rules.ts'

/**
 * Takes a service that has one (`checkTests`).
 * @throws ShipError `E_INPUT` where it has several, or one that leads nowhere; AwsError
 */
export const findTestListener = async (
  service: Service,
  elb: AwsCalls<'elasticloadbalancing'>,
): Promise<Addressing> => {
  const [arn, ...others] = leadingTo(service).testRules
  if (arn === undefined) throw new Error('the test listener was not checked')
  if (others.length > 0) throw wrong('the service has several test listeners')
  const { listener, name, dnsName } = await readListener(arn, elb)
  const found = await withRules(listener, elb)
  const isListener = arn === listener.ListenerArn
  const isOwn = ({ RuleArn }: Rule): boolean => isListener || RuleArn === arn
  return (check) => addressThrough(check, { name, dnsName, found, isOwn })
}

const readListener = async (arn: string, elb: AwsCalls<'elasticloadbalancing'>) => {
  const { Listeners: [listener] = [] } = await elb.describeListeners({ ListenerArns: [listenerOf(arn)] })
  const balancer = listener?.LoadBalancerArn
  const found = balancer === undefined ? null : await elb.describeLoadBalancers({ LoadBalancerArns: [balancer] })
  const { LoadBalancerName: name = '', DNSName: dnsName } = found?.LoadBalancers?.[0] ?? {}
  if (listener === undefined || dnsName === undefined) throw wrong(`the test listener ${arn} has no address`)
  return { listener, name, dnsName }
}

const wrong = (because: string): ShipError =>
  fault('E_INPUT', {
    message: `\`smoke-test\`: \`on: test-listener\`: ${because}`,
    hint: 'Set `url` instead of `path`.',
  })

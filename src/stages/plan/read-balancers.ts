/** The load balancers that lead to a service, with their listeners and rules. */
import type { LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Leading } from '../../domain/load-balancing/leading.ts'
import type { BalancerFacts } from '../../domain/load-balancing/service-url.ts'
import type { AwsCalls } from '../../ports/aws.ts'
import { withRules } from './read-rules.ts'

type LoadBalancing = AwsCalls<'elasticloadbalancing'>

/** A load balancer has up to 50; those with the rules of a service are among the first in all but a few accounts. */
const MOST_LISTENERS = 10

/** Application Load Balancers alone: others have no rules. @throws AwsError */
export const readBalancers = async (
  { targetGroupArns }: Leading,
  elb: LoadBalancing,
): Promise<readonly BalancerFacts[]> => {
  const { TargetGroups = [] } = await elb.describeTargetGroups({ TargetGroupArns: [...targetGroupArns] })
  const arns = [...new Set(TargetGroups.flatMap(({ LoadBalancerArns = [] }) => LoadBalancerArns))]
  if (arns.length === 0) return []
  const { LoadBalancers = [] } = await elb.describeLoadBalancers({ LoadBalancerArns: arns })
  const found = await Promise.all(LoadBalancers.map((balancer) => readBalancer(balancer, elb)))
  return found.flat()
}

/** Only an Application Load Balancer has listeners for HTTP. */
const readBalancer = async (
  { LoadBalancerArn, DNSName: dnsName, Scheme, Type }: LoadBalancer,
  elb: LoadBalancing,
): Promise<readonly BalancerFacts[]> => {
  if (dnsName === undefined || (Type ?? 'application') !== 'application') return []
  const { Listeners = [] } = await elb.describeListeners({ LoadBalancerArn })
  const listeners = await Promise.all(Listeners.slice(0, MOST_LISTENERS).map((listener) => withRules(listener, elb)))
  return [{ dnsName, reach: Scheme === 'internal' ? 'internal' : 'internet', listeners }]
}

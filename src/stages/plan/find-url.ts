/** The address at which a service answers, where its load balancer says it. It is for people and later steps: a run never fails for it. */
import type { LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Service } from '@aws-sdk/client-ecs'
import { leadingTo, type Leading } from '../../domain/load-balancing/leading.ts'
import { serviceUrl, type BalancerFacts, type ServiceUrl } from '../../domain/load-balancing/service-url.ts'
import { AwsError } from '../../errors/aws-error.ts'
import type { AwsCalls } from '../../ports/aws.ts'
import type { Ports } from '../../ports/ports.ts'
import { withRules } from './read-rules.ts'

type LoadBalancing = AwsCalls<'elasticloadbalancing'>

/** A load balancer has up to 50; those with the rules of a service are among the first in all but a few accounts. */
const MOST_LISTENERS = 10

/** As a part of the planned service: empty where no address is known. A denial and any other fault of AWS are one line in the log. */
export const findUrl = async (
  service: Service,
  { target: { elasticloadbalancing: elb }, log }: Pick<Ports, 'target' | 'log'>,
): Promise<{ readonly url?: ServiceUrl }> => {
  const leading = leadingTo(service)
  if (leading.targetGroupArns.length === 0) return {}
  const subject = `the URL of the service ${service.serviceName ?? ''}`
  try {
    const url = serviceUrl(await readBalancers(leading, elb), leading)
    if (url !== null) return { url }
    log.info(`${subject} is not known: no listener for HTTP leads to it`)
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    log.info(`${subject} is not known: ${error.message}`)
  }
  return {}
}

const readBalancers = async ({ targetGroupArns }: Leading, elb: LoadBalancing): Promise<readonly BalancerFacts[]> => {
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

/** Where the checks of the smoke test are made: read before anything is changed, so that a wrong setting takes no deployment back. */
import type { Service } from '@aws-sdk/client-ecs'
import { leadingTo } from '../../domain/load-balancing/leading.ts'
import { addressAt, type Addressing } from '../../domain/smoke/load-balancer.ts'
import type { PlannedCheck, SmokeCheck } from '../../domain/smoke/smoke-check.ts'
import { fault } from '../../errors/fault.ts'
import type { AwsCalls } from '../../ports/aws.ts'
import { allOrEveryProblem } from './every-problem.ts'
import { findTestListener } from './find-test-listener.ts'
import { withRules } from './read-rules.ts'

type LoadBalancing = AwsCalls<'elasticloadbalancing'>

/**
 * The checks with their addresses. Only a check through the load balancer asks AWS.
 * @throws AggregateError of ShipError `E_INPUT` where the load balancer does not lead to the service; AwsError
 */
export const smokeAddresses = async (
  checks: readonly SmokeCheck[],
  service: Service,
  elb: LoadBalancing,
): Promise<readonly PlannedCheck[]> => {
  const needed = (on: SmokeCheck['on']): boolean =>
    checks.some((check) => check.on === on && check.target.kind === 'load-balancer')
  const [ofService, ofTest] = await allOrEveryProblem([
    needed('service') ? findBalancer(service, elb) : Promise.resolve(NOT_READ),
    needed('test-listener') ? findTestListener(service, elb) : Promise.resolve(NOT_READ),
  ])
  const find = { service: ofService, 'test-listener': ofTest }
  return allOrEveryProblem(checks.map((check) => Promise.try(() => withAddress(check, find[check.on]))))
}

const NOT_READ: Addressing = () => {
  throw new Error('the load balancer of a check was not read')
}

const withAddress = (check: SmokeCheck, find: Addressing): PlannedCheck => {
  const { target } = check
  if (target.kind === 'url') return { ...check, address: { url: target.url, host: null } }
  const found = find({ ...check, target })
  if (found.kind === 'address') return { ...check, address: found.address, headers: found.headers }
  throw wrong(`\`smoke-test\`: ${target.path.split('?')[0] ?? ''}: ${found.because}`, found.hint)
}

const findBalancer = async (service: Service, elb: LoadBalancing): Promise<Addressing> => {
  const leading = leadingTo(service)
  const arn = await onlyBalancer(service.serviceName ?? '', leading.targetGroupArns, elb)
  const [{ LoadBalancers }, { Listeners = [] }] = await Promise.all([
    elb.describeLoadBalancers({ LoadBalancerArns: [arn] }),
    elb.describeListeners({ LoadBalancerArn: arn }),
  ])
  const listeners = await Promise.all(Listeners.map((listener) => withRules(listener, elb)))
  const found = LoadBalancers?.[0]
  if (found?.DNSName === undefined) throw wrong(`\`smoke-test\`: the load balancer ${arn} has no DNS name`, INSTEAD)
  const balancer = {
    name: found.LoadBalancerName ?? arn,
    dnsName: found.DNSName,
    listeners,
    ...leading,
  }
  return (check) => addressAt(check, balancer)
}

const INSTEAD = 'Set `url` instead of `path`.'

const onlyBalancer = async (name: string, targetGroups: readonly string[], elb: LoadBalancing): Promise<string> => {
  if (targetGroups.length === 0)
    throw wrong(`\`smoke-test\`: the service ${name} has no load balancer for \`path\``, INSTEAD)
  const { TargetGroups = [] } = await elb.describeTargetGroups({ TargetGroupArns: [...targetGroups] })
  const [arn, ...others] = new Set(TargetGroups.flatMap(({ LoadBalancerArns = [] }) => LoadBalancerArns))
  if (arn === undefined)
    throw wrong(`\`smoke-test\`: no load balancer forwards to the target groups of the service ${name}`, INSTEAD)
  if (others.length > 0)
    throw wrong(`\`smoke-test\`: the service ${name} is behind ${others.length + 1} load balancers`, INSTEAD)
  return arn
}

const wrong = (message: string, hint: string): Error => fault('E_INPUT', { message, hint })

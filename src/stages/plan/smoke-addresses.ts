/** Where the checks of the smoke test are made: read before anything is changed, so that a wrong setting takes no deployment back. */
import type { Service } from '@aws-sdk/client-ecs'
import { addressAt, type FoundBalancer } from '../../domain/smoke/load-balancer.ts'
import type { PlannedCheck, SmokeCheck } from '../../domain/smoke/smoke-check.ts'
import { fault } from '../../errors/fault.ts'
import type { AwsCalls } from '../../ports/aws.ts'
import { allOrEveryProblem } from './every-problem.ts'

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
  const needsBalancer = checks.some(({ target }) => target.kind === 'load-balancer')
  const balancer = needsBalancer ? await findBalancer(service, elb) : null
  return allOrEveryProblem(checks.map((check) => Promise.try(() => withAddress(check, balancer))))
}

const withAddress = (check: SmokeCheck, balancer: FoundBalancer | null): PlannedCheck => {
  const { target } = check
  if (target.kind === 'url') return { ...check, address: { url: target.url, host: null } }
  if (balancer === null) throw new Error('the load balancer of a check was not read')
  const found = addressAt(target, balancer)
  if (found.kind === 'address') return { ...check, address: found.address }
  throw wrong(`\`smoke-test\`: ${target.path}: ${found.because}`, found.hint)
}

const findBalancer = async (service: Service, elb: LoadBalancing): Promise<FoundBalancer> => {
  const targetGroupArns = targetGroupsOf(service)
  const arn = await onlyBalancer(service.serviceName ?? '', targetGroupArns, elb)
  const [{ LoadBalancers }, { Listeners }] = await Promise.all([
    elb.describeLoadBalancers({ LoadBalancerArns: [arn] }),
    elb.describeListeners({ LoadBalancerArn: arn }),
  ])
  const found = LoadBalancers?.[0]
  if (found?.DNSName === undefined) throw wrong(`\`smoke-test\`: the load balancer ${arn} has no DNS name`, INSTEAD)
  return { name: found.LoadBalancerName ?? arn, dnsName: found.DNSName, listeners: Listeners ?? [], targetGroupArns }
}

/** A blue/green deployment registers its tasks in the alternate group. */
const targetGroupsOf = ({ loadBalancers = [] }: Service): string[] =>
  loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration }) =>
    [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn].flatMap((arn) => arn ?? []),
  )

const INSTEAD = 'Set `url` instead of `path`.'

const onlyBalancer = async (name: string, targetGroups: string[], elb: LoadBalancing): Promise<string> => {
  if (targetGroups.length === 0)
    throw wrong(`\`smoke-test\`: the service ${name} has no load balancer for \`path\``, INSTEAD)
  const { TargetGroups = [] } = await elb.describeTargetGroups({ TargetGroupArns: targetGroups })
  const [arn, ...others] = new Set(TargetGroups.flatMap(({ LoadBalancerArns = [] }) => LoadBalancerArns))
  if (arn === undefined)
    throw wrong(`\`smoke-test\`: no load balancer forwards to the target groups of the service ${name}`, INSTEAD)
  if (others.length > 0)
    throw wrong(`\`smoke-test\`: the service ${name} is behind ${others.length + 1} load balancers`, INSTEAD)
  return arn
}

const wrong = (message: string, hint: string): Error => fault('E_INPUT', { message, hint })

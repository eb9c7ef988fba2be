/** Reads the target groups of the service. */
import type { LoadBalancer } from '@aws-sdk/client-ecs'
import type { Check } from '../../domain/verify/verify-check.ts'
import { mapReading } from '../../domain/verify/answer.ts'
import { judgeTargetGroup, type TargetGroupFacts } from '../../domain/verify/target-groups.ts'
import { ask, present, type Asking } from './ask.ts'
import type { Subject } from './subject.ts'

/** The checks of every target group. */
export const verifyTargetGroups = async (subject: Subject, asking: Asking): Promise<readonly Check[]> => {
  const groups = (subject.service.loadBalancers ?? []).flatMap((balancer) =>
    balancer.targetGroupArn === undefined ? [] : [readGroup(balancer.targetGroupArn, balancer, { subject, ...asking })],
  )
  return (await Promise.all(groups)).flatMap(judgeTargetGroup)
}

const NOT_FOUND = ['TargetGroupNotFoundException', 'TargetGroupNotFound']

const readGroup = async (
  arn: string,
  { containerName = '', containerPort = 0 }: LoadBalancer,
  { subject, aws, limit }: Asking & { readonly subject: Subject },
): Promise<TargetGroupFacts> => {
  const calls = aws.elasticloadbalancing
  const [groups, attributes] = await Promise.all([
    ask(calls.describeTargetGroups({ TargetGroupArns: [arn] }, limit), NOT_FOUND),
    ask(calls.describeTargetGroupAttributes({ TargetGroupArn: arn }, limit), NOT_FOUND),
  ])
  return {
    // `targetgroup/NAME/ID`
    name: arn.split('/')[1] ?? arn,
    containerName,
    containerPort,
    group: mapReading(present(mapReading(groups, ({ TargetGroups }) => TargetGroups?.[0])), (group) => ({
      type: group.TargetType ?? 'instance',
      protocol: group.Protocol ?? '',
      healthCheck:
        group.HealthCheckPath === undefined
          ? (group.HealthCheckProtocol ?? 'TCP')
          : `${group.HealthCheckProtocol ?? 'HTTP'} GET ${group.HealthCheckPath}`,
    })),
    deregistrationDelay: present(
      mapReading(attributes, ({ Attributes = [] }) => {
        const seconds = Attributes.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds')?.Value
        return seconds === undefined ? undefined : Number(seconds)
      }),
    ),
    networkMode: subject.definition.networkMode ?? 'bridge',
    containers: subject.containers,
    waitMinutes: subject.waitMinutes,
  }
}

/** Reads the target groups of the service. */
import type { LoadBalancer } from '@aws-sdk/client-ecs'
import type { TargetGroup, TargetGroupAttribute } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Check } from '../../domain/verify/verify-check.ts'
import { complete, INCOMPLETE, known, thenReading, type Reading } from '../../domain/verify/answer.ts'
import { judgeTargetGroup, type TargetGroupAnswer, type TargetGroupFacts } from '../../domain/verify/target-groups.ts'
import { ask, type Asking } from './ask.ts'
import type { Subject } from './subject.ts'

/** The checks of every target group. A blue/green deployment registers its tasks in the alternate one. */
export const verifyTargetGroups = async (subject: Subject, asking: Asking): Promise<readonly Check[]> => {
  const groups = (subject.service.loadBalancers ?? []).flatMap((balancer) =>
    [balancer.targetGroupArn, balancer.advancedConfiguration?.alternateTargetGroupArn].flatMap((arn) =>
      arn === undefined ? [] : [readGroup(arn, balancer, { subject, ...asking })],
    ),
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
    group: thenReading(groups, ({ TargetGroups }) => thenReading(complete(TargetGroups?.[0]), answerOf)),
    deregistrationDelay: thenReading(attributes, ({ Attributes }) => delayIn(Attributes)),
    networkMode: subject.definition.networkMode ?? 'bridge',
    containers: subject.containers,
    waitMinutes: subject.waitMinutes,
  }
}

const answerOf = ({
  TargetType: type,
  Protocol: protocol,
  HealthCheckPath: path,
  HealthCheckProtocol: by,
  HealthCheckPort: port,
}: TargetGroup): Reading<TargetGroupAnswer> => {
  if (type === undefined || protocol === undefined) return INCOMPLETE
  const healthCheck = path === undefined ? (by ?? 'TCP') : `${by ?? 'HTTP'} GET ${path}`
  return known({ type, protocol, healthCheck, healthCheckPort: /^\d+$/.test(port ?? '') ? Number(port) : null })
}

const delayIn = (attributes: readonly TargetGroupAttribute[] | undefined): Reading<number> => {
  const seconds = attributes?.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds')?.Value
  return seconds === undefined ? INCOMPLETE : known(Number(seconds))
}

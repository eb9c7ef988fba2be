/** What CloudWatch shows of the alarms that a service names. */
import { alarmsIn, type AlarmNow } from '../domain/smoke/watched-alarms.ts'
import type { AwsCalls, CallLimit } from '../ports/aws.ts'

/** By name; one that does not exist is absent. Without its types, DescribeAlarms leaves composite alarms out (API Reference). @throws AwsError */
export const readAlarms = async (
  names: readonly string[],
  cloudwatch: AwsCalls<'cloudwatch'>,
  limit: CallLimit = {},
): Promise<ReadonlyMap<string, AlarmNow>> => {
  const AlarmNames = [...names]
  const reply = await cloudwatch.describeAlarms(
    { AlarmNames, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], MaxRecords: AlarmNames.length },
    limit,
  )
  return alarmsIn(reply)
}

/** Alarms of CloudWatch around a deployment. */
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import type { AlarmSeed } from '../../local-aws/surroundings/surroundings.ts'
import type { ShipPlay } from './ship-play.ts'

/** A service whose alarms are watched for two minutes; by default all that exist. */
export const watching = (
  alarms: readonly AlarmSeed[],
  names: readonly string[] = alarms.map(({ name }) => name),
): Pick<ShipPlay, 'settings' | 'surroundings'> => ({
  // The account has nothing else that the service depends on.
  settings: JSON.stringify({ verify: false, 'watch-alarms': names, 'watch-minutes': 2 }),
  surroundings: { alarms },
})

/** The permission that the role has not. */
export const deniedAlarms = (): FaultRule => ({
  kind: 'error',
  code: 'AccessDenied',
  message: 'is not authorized to perform: cloudwatch:DescribeAlarms',
  status: 403,
  service: 'cloudwatch',
})

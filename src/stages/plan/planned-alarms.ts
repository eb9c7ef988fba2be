/** Whether the alarms that are to be watched exist: asked before anything is changed, so that a wrong name takes no deployment back. */
import { alarmInWords, type WatchedAlarms } from '../../domain/smoke/watched-alarms.ts'
import type { LiveService } from '../../domain/aws/live.ts'
import type { AwsCalls } from '../../ports/aws.ts'
import type { Ports } from '../../ports/ports.ts'
import { readAlarms } from '../read-alarms.ts'
import { allOrEveryProblem } from './every-problem.ts'
import { missingName, readNames } from './missing-name.ts'

type CloudWatch = AwsCalls<'cloudwatch'>

/**
 * Their names. One that is in ALARM already is a warning: the deployment may be what fixes its cause.
 * @throws AggregateError of ShipError `E_INPUT`; AwsError
 */
export const plannedAlarms = async (
  watched: WatchedAlarms | undefined,
  { target: { cloudwatch }, log }: Pick<Ports, 'target' | 'log'>,
): Promise<Pick<LiveService, 'alarms'>> => {
  if (watched === undefined) return {}
  const { names: alarms, minutes } = watched
  const found = await readAlarms(alarms, cloudwatch)
  const missing = alarms.filter((name) => !found.has(name))
  if (missing.length > 0) await refuse(missing, cloudwatch)
  log.info(`alarms that are watched for ${minutes} min: ${alarms.join(', ')}`)
  for (const one of found.values()) {
    if (one.state === 'ALARM') log.warning(`${alarmInWords(one)}; it is ignored until it leaves that state`)
  }
  return { alarms }
}

const refuse = async (missing: readonly string[], cloudwatch: CloudWatch): Promise<unknown> => {
  const names = await readNames(async ({ nextToken: NextToken }) => {
    const reply = await cloudwatch.describeAlarms({ AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], NextToken })
    const all = [...(reply.MetricAlarms ?? []), ...(reply.CompositeAlarms ?? [])]
    return { items: all.flatMap(({ AlarmName }) => AlarmName ?? []), nextToken: reply.NextToken }
  })
  const of = { what: 'CloudWatch alarm', plural: 'alarms', input: 'watch-alarms', names }
  return allOrEveryProblem(missing.map((name) => Promise.reject(missingName('E_INPUT', { ...of, name }))))
}

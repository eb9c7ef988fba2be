/**
 * alarms: watches the CloudWatch alarms of a service for some minutes after its deployment. One that goes into ALARM fails the deployment. A watch that
 * could not look to its end is no success.
 */
import { isTemporary } from '../../domain/aws/faults.ts'
import { alarmInWords, outcomeOf } from '../../domain/smoke/watched-alarms.ts'
import type { AlarmNow, AlarmOutcome, AlarmsResult, WatchedAlarms } from '../../domain/smoke/watched-alarms.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { LONGEST_LOOK_MS } from '../looks.ts'
import { sendAgain } from '../patience.ts'
import { readAlarms } from '../read-alarms.ts'

export interface AlarmsInput {
  readonly alarms: WatchedAlarms
  readonly deployment: Pick<StartedDeployment, 'service' | 'createdAt'>
}

type AlarmPorts = Pick<Ports, 'target' | 'clock' | 'log'>

/** The shortest period that CloudWatch evaluates (API Reference, PutMetricAlarm, Period). */
const LOOK_AGAIN_MS = 10_000
/** How long CloudWatch may be silent beyond the end of the watch. */
const LONGEST_SILENCE_MS = 3 * 60_000
/** After so many replies without the alarm in a row it is believed to be deleted. */
const MOST_ABSENCES = 3

/** @throws ShipError `E_ALARM` that names each alarm that went off, `E_AWS` for one that was deleted; AwsError */
export const watchAlarms = defineStage({
  kind: 'alarms',
  title: 'Watch the alarms',
  uses: ['target', 'clock', 'log'],
  run: async ({ alarms, deployment }: AlarmsInput, ports: AlarmPorts): Promise<AlarmsResult> => {
    const { clock } = ports
    const until = clock.now() + alarms.minutes * 60_000
    const watch: Watch = { alarms, deployment, shown: new Map(), absences: new Map() }
    for (;;) {
      const found = await look(alarms.names, until, ports)
      // What was asked before the end says nothing of the end.
      const isLast = found.askedAt >= until
      const outcomes = judge(found.alarms, watch, ports)
      const wentOff = outcomes.filter(({ kind }) => kind === 'went-off')
      const result = { minutes: alarms.minutes, alarms: outcomes } as const
      if (wentOff.length > 0) throw alarmed(deployment.service, wentOff, { kind: 'went-off', ...result })
      if (isLast && outcomes.length === alarms.names.length) {
        reportUnknown(outcomes, ports)
        return { kind: 'quiet', ...result }
      }
      await clock.sleep(isLast ? LOOK_AGAIN_MS : Math.min(LOOK_AGAIN_MS, until - clock.now()))
    }
  },
  record: (result) => result,
})

interface Watch extends AlarmsInput {
  /** The state that the log has of each alarm. */
  readonly shown: Map<string, string>
  readonly absences: Map<string, number>
}

interface Found {
  readonly askedAt: number
  readonly alarms: ReadonlyMap<string, AlarmNow>
}

const look = (names: readonly string[], until: number, ports: AlarmPorts): Promise<Found> => {
  const { clock, target } = ports
  const send = async (): Promise<Found> => {
    const askedAt = clock.now()
    const signal = clock.timeout(LONGEST_LOOK_MS)
    return { askedAt, alarms: await readAlarms(names, target.cloudwatch, { signal }) }
  }
  return sendAgain(send, { mayPass: isTemporary, until: until + LONGEST_SILENCE_MS }, ports)
}

/** Of those that CloudWatch lists. @throws ShipError `E_AWS` */
const judge = (found: Found['alarms'], watch: Watch, { log }: AlarmPorts): readonly AlarmOutcome[] => {
  const { alarms, deployment, shown, absences } = watch
  return alarms.names.flatMap((name) => {
    const now = found.get(name)
    absences.set(name, now === undefined ? (absences.get(name) ?? 0) + 1 : 0)
    if (now === undefined) {
      if ((absences.get(name) ?? 0) >= MOST_ABSENCES) throw deleted(name)
      return []
    }
    const outcome = outcomeOf(now, deployment.createdAt)
    if (shown.get(name) !== now.state) report(now, outcome, log)
    shown.set(name, now.state)
    return [outcome]
  })
}

const report = (now: AlarmNow, { kind }: AlarmOutcome, log: AlarmPorts['log']): void => {
  if (kind !== 'was-in-alarm') log.info(alarmInWords(now))
  else
    log.warning(
      `the ${alarmInWords({ ...now, reason: '' })} since before the deployment, so it is ignored until it leaves that state`,
    )
}

/** Without data there is nothing to say that the service is well. */
const reportUnknown = (outcomes: readonly AlarmOutcome[], { log }: AlarmPorts): void => {
  const unknown = outcomes.filter(({ kind }) => kind === 'no-data').map(({ name }) => name)
  if (unknown.length === 0) return
  const names = unknown.join(', ')
  log.warning(
    unknown.length === 1
      ? `the alarm ${names} has no data, so it says nothing about the deployment`
      : `the alarms ${names} have no data, so they say nothing about the deployment`,
  )
}

const deleted = (name: string): ShipError =>
  fault('E_AWS', {
    message: `CloudWatch no longer lists the alarm ${name}, so it cannot be watched`,
    hint: 'Find out who deleted the alarm, and look at the service: its deployment continues.',
  })

const alarmed = (service: string, wentOff: readonly AlarmOutcome[], result: AlarmsResult): ShipError => {
  const lines = wentOff.map((one) => `- ${alarmInWords({ ...one, state: 'ALARM' })}`)
  const [first] = wentOff.map(({ name }) => `alarm ${name} is in ALARM`)
  const count = wentOff.length === 1 ? 'An alarm' : `${wentOff.length} alarms`
  const rest = wentOff.length === 1 ? '' : `, and ${wentOff.length - 1} more`
  return fault('E_ALARM', {
    message: `${count} of service ${service} went off after the deployment:\n${lines.join('\n')}`,
    headline: [
      `${first ?? ''}${rest}`,
      wentOff.length === 1 ? 'an alarm went off' : `${wentOff.length} alarms went off`,
    ],
    result,
  })
}

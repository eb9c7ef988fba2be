/** Plays one history on the committed bundle, on a clock that skips every wait, and measures when it says what. */
import { resolve } from 'node:path'
import { playShip, type ShipPlayed } from '../../../__tests__/support/ship-play.ts'
import type { RunRecord } from '../../../src/report/record.ts'
import { stagesOf } from '../../../src/report/record.ts'
import type { History } from './history.ts'

export interface Measured {
  readonly name: string
  readonly expected: string
  readonly outcome: string
  readonly cause: string
  /** From what ECS shows to the end of the wait, in seconds; null where ECS shows no end. */
  readonly endAfter: number | null
  /** From the first sign to the first line that speaks of it, in seconds; null where there is none. */
  readonly signAfter: number | null
  /** The most calls in 60 s after UpdateService, to all services of AWS. */
  readonly callsAMinute: number
}

const STAMP = resolve('scripts', 'bench', 'wait', 'stamp-output.ts')
/** A line that speaks of a failure, a stop or a replacement. */
const SIGN = /fail|stopp|exited|unhealthy|memory|cannot|denied|roll|replac|supersed|paused|INACTIVE|deleted/iu

/** @throws Error when the run did not get as far as the wait */
export const measure = async ({ name, play, ends, at, sign, skewMs = 0 }: History): Promise<Measured> => {
  const environment = { ...play.environment, BENCH_SKEW_MS: String(skewMs) }
  const played = await playShip({ ...play, environment, preloads: [STAMP] })
  const span = spanOf(played, skewMs)
  if (span === null) throw new Error(`${name}: there was no wait\n${played.log}`)
  const { updated, endedAt } = span
  return {
    name,
    expected: ends,
    ...outcomeOf(played, ends),
    endAfter: at === null ? null : (endedAt - updated) / 1000 - at,
    signAfter: sign === undefined ? null : toldAfter(played, updated + sign * 1000),
    callsAMinute: mostInAMinute(callTimes(played, updated, endedAt)),
  }
}

const STARTS = ['UpdateService', 'CreateDeployment']

/** From the request that starts the deployment to the end of the wait, by the clock of AWS. */
const spanOf = ({ requests, record }: ShipPlayed, skewMs: number) => {
  const updated = requests.find(({ operation }) => STARTS.includes(operation))?.time
  const wait = stagesOf(record as RunRecord, 'wait')[0] // written by the same version
  if (updated === undefined || !wait?.startedAt) return null
  return { updated, endedAt: wait.startedAt + (wait.durationMs ?? 0) - skewMs }
}

const outcomeOf = ({ outputs }: ShipPlayed, ends: string): Pick<Measured, 'outcome' | 'cause'> => {
  const {
    'deployment-status': status = 'nothing',
    'error-code': code = 'nothing',
    'deployment-reason': reason,
  } = outputs
  return { outcome: ends.startsWith('E_') ? code : status, cause: (status === 'success' ? '' : reason) ?? '' }
}

/** Infinity where no line speaks of it. */
const toldAfter = ({ log }: ShipPlayed, since: number): number => {
  const lines = log.split('\n').flatMap((line) => {
    const [, time = '', text = ''] = /^@(\d+) (.*)$/u.exec(line) ?? []
    return time === '' || Number(time) < since || !SIGN.test(text) ? [] : [Number(time)]
  })
  return (Math.min(...lines) - since) / 1000
}

const callTimes = ({ requests }: ShipPlayed, from: number, to: number): readonly number[] =>
  requests.filter(({ service, time }) => service !== 'registry' && time > from && time <= to).map(({ time }) => time)

const mostInAMinute = (times: readonly number[]): number =>
  times.reduce(
    (most, start) => Math.max(most, times.filter((time) => time >= start && time < start + 60_000).length),
    0,
  )

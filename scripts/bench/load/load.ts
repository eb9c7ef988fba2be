/**
 * `npm run bench -- load`: 50 runs at once in one account, and 20 services in one run, beside one run of one service alone; in real time, with the
 * token buckets of a real account. A run that fails makes it fail.
 */
import { availableParallelism } from 'node:os'
import { stagesOf, type RunRecord } from '../../../src/report/record.ts'
import { say } from '../../foreground.ts'
import { sendFleet, type Fleet, type FleetResult } from './fleet.ts'

const FLEETS: readonly Fleet[] = [
  { runs: 1, servicesEach: 1 },
  { runs: 1, servicesEach: 20 },
  { runs: 50, servicesEach: 1 },
]

/** Plays them one after another; gives an exit code. */
export const benchLoad = async (): Promise<number> => {
  let alone: number | null = null
  let failed = 0
  for (const fleet of FLEETS) {
    const result = await sendFleet(fleet)
    const times = secondsOf(result)
    alone ??= Math.max(...times)
    const red = result.runs.filter(({ exitCode }) => exitCode !== 0)
    failed += red.length
    for (const { log } of red.slice(0, 1)) say(log)
    for (const line of inWords(fleet, result, alone)) say(line)
  }
  return failed === 0 ? 0 : 1
}

const secondsOf = ({ runs }: FleetResult): readonly number[] => runs.map(({ durationMs }) => durationMs / 1000)

/** In seconds, over all runs. */
const longestOf = ({ runs }: FleetResult, kind: 'plan' | 'deploy' | 'wait'): number =>
  Math.max(
    ...runs.flatMap(({ record }) =>
      // Written by the same version.
      record === null ? [0] : stagesOf(record as RunRecord, kind).map(({ durationMs }) => (durationMs ?? 0) / 1000),
    ),
  )

const inWords = ({ runs, servicesEach }: Fleet, result: FleetResult, alone: number): readonly string[] => {
  const times = secondsOf(result)
  const [most, mean] = [Math.max(...times), times.reduce((sum, time) => sum + time, 0) / times.length]
  const stages = (['plan', 'deploy', 'wait'] as const).map((kind) => `${kind} ${longestOf(result, kind).toFixed(1)} s`)
  const red = result.runs.filter(({ exitCode }) => exitCode !== 0)
  const byThrottling = red.filter(({ log }) => /Throttling|Rate exceeded/u.test(log))
  const throttled = Object.entries(result.throttled)
  const sum = throttled.reduce((total, [, count]) => total + count, 0)
  const by = throttled.map(([operation, count]) => `${operation} ${count}`).join(', ')
  return [
    `${runs} ${runs === 1 ? 'run' : 'runs'} of ${servicesEach} ${servicesEach === 1 ? 'service' : 'services'}: ${red.length} failed, ${byThrottling.length} of them by throttling`,
    `  ${result.calls} calls, ${sum} throttled${by === '' ? '' : ` (${by})`}`,
    `  ${mean.toFixed(1)} s on average (${(mean / alone).toFixed(1)} × alone), ${most.toFixed(1)} s at most (${(most / alone).toFixed(1)} × alone)`,
    `  longest stages: ${stages.join(', ')}`,
    `  ${result.cpuSeconds.toFixed(0)} s of processor time: ${(result.cpuSeconds / availableParallelism()).toFixed(0)} s of the ${availableParallelism()} processors here`,
  ]
}

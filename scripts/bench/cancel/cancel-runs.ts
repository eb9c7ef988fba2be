/**
 * `npm run bench -- cancel`: runs of the committed bundle in real time, cancelled as the runner does it at the boundaries of stages and at 20 moments
 * in between. What was recorded, what was requested, how long it took and what was left are checked; what is wrong makes it fail.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ShipPlayed } from '../../../__tests__/support/ship-play.ts'
import { SUCCEEDED_SINCE } from '../../../src/domain/rollout/rollback-policy.ts'
import { say } from '../../foreground.ts'
import { processesIn } from './left-processes.ts'
import { BOUNDARIES, randomMoments, type Moment } from './moments.ts'
import { playScene } from './scene.ts'

const LONGEST_MS = 7000
const RANDOM = 20
/** By turns, so that what is requested without being chosen is seen, too. */
const CHOICES = ['failure, cancel', 'failure'] as const

/** Plays all of them, one after another; gives an exit code. */
export const benchCancel = async (): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-cancel-'))
  // What the runs leave is then apart from what others leave.
  process.env['TMPDIR'] = folder
  try {
    const whole = await playScene({ rollbackOn: CHOICES[0], moment: null })
    say(`without a cancel: ${whole.outputs['result'] ?? 'nothing'} after ${seconds(whole.durationMs)}`)
    const moments = [...BOUNDARIES, ...randomMoments(RANDOM, whole.durationMs)]
    const all: Tried[] = []
    for (const [index, moment] of moments.entries()) {
      const rollbackOn = moment.service === 'is broken' || index % 2 === 0 ? CHOICES[0] : CHOICES[1]
      const played = await playScene({ rollbackOn, moment })
      const tried = { moment, rollbackOn, played, left: await processesIn(folder) }
      all.push(tried)
      say(inWords(tried))
    }
    return conclude(all)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Tried {
  readonly moment: Moment
  readonly rollbackOn: string
  readonly played: ShipPlayed
  /** Ids of processes. */
  readonly left: readonly string[]
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** How often the run has asked ECS to take its deployment back. */
const requestsOf = ({ callsOf }: ShipPlayed): number =>
  callsOf('StopServiceDeployment') + Math.max(0, callsOf('UpdateService') - 1)

const defectsOf = (tried: Tried): readonly string[] => {
  const { cancelledAfterMs, exitCode } = tried.played
  // The end of the run came first.
  if (cancelledAfterMs === null || exitCode === 0) return exitCode === 0 ? [] : ['the run failed by itself']
  const defects = [...ofTheRecord(tried), ...ofTheRollback(tried), ...ofTheEnd(tried, cancelledAfterMs)]
  return defects.flatMap(([isWrong, text]) => (isWrong ? [text] : []))
}

type Defects = readonly (readonly [boolean, string])[]

const ofTheRecord = ({ moment, played: { outputs, summary, record } }: Tried): Defects => {
  const { result } = outputs
  return [
    [result !== 'cancelled' && moment.service !== 'is broken', `result ${result ?? '-'}`],
    [result === undefined || !summary.startsWith('## ') || record === null, 'not recorded'],
  ]
}

const ofTheRollback = ({ rollbackOn, played }: Tried): Defects => {
  const asked = requestsOf(played)
  const isAskedFor = played.callsOf('UpdateService') > 0 && rollbackOn.includes('cancel')
  return [
    [isAskedFor && asked === 0 && !isOver(played), 'no rollback was requested'],
    [!isAskedFor && asked > 0, 'a rollback was requested'],
  ]
}

/** A deployment that has succeeded is not taken back by a cancel. */
const isOver = ({ log }: ShipPlayed): boolean => log.includes(`no rollback requested: ${SUCCEEDED_SINCE}`)

const ofTheEnd = ({ left, played: { leftovers, post } }: Tried, afterMs: number): Defects => [
  [afterMs > LONGEST_MS, `it took ${seconds(afterMs)}`],
  [left.length > 0, `${left.length} processes left`],
  [leftovers.length > 0 || post.exitCode !== 0, `left behind: ${leftovers.join(', ')}`],
]

const inWords = (tried: Tried): string => {
  const { moment, rollbackOn, played } = tried
  const { outputs, cancelledAfterMs, summary } = played
  const defects = defectsOf(tried)
  return [
    moment.name.padEnd(40),
    rollbackOn.padEnd(15),
    (cancelledAfterMs === null ? 'ended before' : seconds(cancelledAfterMs)).padStart(12),
    (outputs['result'] ?? '-').padEnd(9),
    `rollback ${(outputs['rollback'] ?? '-').padEnd(10)} ${requestsOf(played)} requested`,
    defects.length === 0 ? (summary.split('\n')[0] ?? '').slice(0, 90) : `WRONG: ${defects.join('; ')}`,
  ].join('  ')
}

const conclude = (all: readonly Tried[]): number => {
  const wrong = all.filter((tried) => defectsOf(tried).length > 0)
  const times = all.flatMap(({ played }) => played.cancelledAfterMs ?? [])
  for (const { played } of wrong.slice(0, 1)) say(played.log)
  say(`${all.length} runs, ${times.length} cancelled, ${wrong.length} of them wrong`)
  say(`ended ${seconds(Math.max(...times))} after the cancel at most (limit: ${seconds(LONGEST_MS)})`)
  return wrong.length === 0 ? 0 : 1
}

/**
 * `npm run bench -- wait`: scripted histories of deployments on the committed bundle and a clock that skips every wait: the outcome, the cause in
 * one sentence, how long after the fact it is said, and the calls that it takes. A wrong outcome and a limit that is missed make it fail.
 */
import { say } from '../../foreground.ts'
import { BY_CODEDEPLOY } from './by-codedeploy.ts'
import { ENDINGS } from './endings.ts'
import { FAULTS } from './faults.ts'
import { measure, type Measured } from './measure.ts'
import { SHIFTS } from './shifts.ts'
import { STATES } from './states.ts'

/** Plays all of them, one after another; gives an exit code. */
export const benchWait = async (): Promise<number> => {
  const all: Measured[] = []
  for (const history of [...ENDINGS, ...STATES, ...SHIFTS, ...BY_CODEDEPLOY, ...FAULTS]) {
    const measured = await measure(history)
    all.push(measured)
    say(inWords(measured))
  }
  return conclude(all)
}

const inWords = ({ name, outcome, expected, endAfter, signAfter, callsAMinute, cause }: Measured): string =>
  [
    name.padEnd(42),
    (outcome === expected ? outcome : `${outcome}, NOT ${expected}`).padEnd(22),
    `end ${seconds(endAfter)}`,
    `sign ${seconds(signAfter)}`,
    `${String(callsAMinute).padStart(3)} calls/min`,
    cause,
  ].join('  ')

const seconds = (value: number | null): string => (value === null ? '-' : `+${value.toFixed(1)} s`).padStart(8)

/** What all histories together are held to. */
const LIMITS = { successOnAverage: 2, sign: 5, callsAMinute: 45 } as const

const conclude = (all: readonly Measured[]): number => {
  const wrong = all.filter(({ outcome, expected }) => outcome !== expected)
  const successes = all.flatMap(({ outcome, endAfter }) =>
    outcome === 'success' && endAfter !== null ? [endAfter] : [],
  )
  const others = all.flatMap(({ outcome, endAfter }) => (outcome !== 'success' && endAfter !== null ? [endAfter] : []))
  const signs = all.flatMap(({ signAfter }) => signAfter ?? [])
  const calls = Math.max(...all.map(({ callsAMinute }) => callsAMinute))
  say(`${all.length} histories, ${wrong.length} with a wrong outcome`)
  say(`success noticed after ${spread(successes)} (limit: ${LIMITS.successOnAverage} s on average)`)
  say(`another end noticed after ${spread(others)}`)
  say(`first sign of failure reported after ${spread(signs)} (limit: ${LIMITS.sign} s)`)
  say(`calls in a minute: ${calls} at most (limit: ${LIMITS.callsAMinute})`)
  const isWithin =
    average(successes) <= LIMITS.successOnAverage && Math.max(...signs) <= LIMITS.sign && calls <= LIMITS.callsAMinute
  return wrong.length === 0 && isWithin ? 0 : 1
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const spread = (values: readonly number[]): string =>
  values.length === 0
    ? 'no history'
    : `${average(values).toFixed(1)} s on average, ${Math.max(...values).toFixed(1)} s at most (${values.length})`

/** What does not block today and will, by the day alone: with the same findings, exceptions, policy and baseline. Pure. */
import { daysAfter } from './exceptions/days.ts'
import { SOON_DAYS } from './exceptions/uses.ts'
import { SEVERITIES, type Finding } from './findings.ts'
import { judgedKey } from './other-findings.ts'

export interface BlocksSoon {
  readonly finding: Finding
  /** The first day on which it blocks, in UTC. */
  readonly from: string
  /** What ends then. */
  readonly because: 'fixable-after-days' | 'baseline-days' | 'exception'
}

export interface JudgedDays {
  /** Whether the policy blocks a finding on a day, whatever holds for it. */
  readonly blocks: (finding: Finding, day: string) => boolean
  /** Of findings those that the baseline does not spare on a day, and of these what no exception holds for. */
  readonly on: (findings: readonly Finding[], day: string) => Unaccepted
}

export interface Unaccepted {
  readonly unspared: readonly Finding[]
  readonly left: readonly Finding[]
}

/** Each with its first day, to the day after the last one of an exception that ends soon. */
export const blocksSoon = (
  findings: readonly Finding[],
  today: string,
  { blocks, on }: JudgedDays,
): readonly BlocksSoon[] => {
  const keysOf = (all: readonly Finding[]): ReadonlySet<string> => new Set(all.map(judgedKey))
  const blockingOn = (day: string, { left }: Unaccepted): readonly Finding[] => left.filter((one) => blocks(one, day))
  const last = daysAfter(today, SOON_DAYS + 1)
  // A finding that does not block today and does by then, by the policy, does on every later day.
  const possible = findings.filter((finding) => blocks(finding, last))
  const found: BlocksSoon[] = []
  let before = on(possible, today)
  const known = new Set(keysOf(blockingOn(today, before)))
  const others = possible.filter((finding) => !known.has(judgedKey(finding)))
  for (let from = daysAfter(today, 1); others.length > 0 && from <= last; from = daysAfter(from, 1)) {
    const now = on(others, from)
    const [unspared, left] = [keysOf(before.unspared), keysOf(before.left)]
    for (const finding of blockingOn(from, now)) {
      const key = judgedKey(finding)
      if (known.has(key)) continue
      known.add(key)
      const because = !unspared.has(key) ? 'baseline-days' : !left.has(key) ? 'exception' : 'fixable-after-days'
      found.push({ finding, from, because })
    }
    before = now
  }
  return soonestWorst(found)
}

/** The worst first, of one severity the soonest. */
export const soonestWorst = (found: readonly BlocksSoon[]): readonly BlocksSoon[] =>
  found.toSorted((one, other) => rankOf(one) - rankOf(other) || Date.parse(one.from) - Date.parse(other.from))

const rankOf = ({ finding }: BlocksSoon): number => SEVERITIES.indexOf(finding.severity)

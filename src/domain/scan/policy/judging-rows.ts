/**
 * When a setting about what is judged at all is laxer than a floor: what the image is compared with, what is scanned, what passes unseen.
 * Reflexive, as the rows of the policy.
 */
import type { GivenPolicy } from './given-policy.ts'
import { inWords, pathOf, type Keys, type Path, type Relaxation, type Row } from './floor-row.ts'

type Ordered = Exclude<keyof GivenPolicy, 'policy' | 'baseline' | 'baseline-days' | 'trivy-db-repository'>

/** The words of a setting, the laxest first. */
const ordered =
  (key: Ordered, laxestFirst: readonly string[]): Row =>
  (floor, given) => {
    const [least, own] = [floor[key], given[key]]
    if (least === undefined || own === undefined) return []
    const isLaxer = laxestFirst.indexOf(String(own)) < laxestFirst.indexOf(String(least))
    return isLaxer ? [{ path: [key], given: String(own), floorPath: [key], floor: String(least) }] : []
  }

/** What a key of the floor blocks, in words; null: nothing. */
type Blocked = readonly [path: Path, inWords: (floor: Keys) => string | null]

const wordsOf = (words: readonly string[] | undefined): string | null =>
  words === undefined || words.length === 0 ? null : inWords(words)

/** Vulnerabilities, which a system that Trivy does not know hides. */
const VULNERABILITIES: readonly Blocked[] = [
  [['trivy-severity'], (floor) => wordsOf(floor['trivy-severity'])],
  [pathOf('fixable-after-days'), (floor) => wordsOf(Object.keys(floor['fixable-after-days'] ?? {}))],
]

/** What a baseline spares where both images have it. */
const SPARED: readonly Blocked[] = [
  ...VULNERABILITIES,
  [['dockle-exit-level'], ({ 'dockle-exit-level': level = 'none' }) => (level === 'none' ? null : level)],
  [
    pathOf('dockle-codes'),
    ({ 'dockle-codes': codes = {} }) => wordsOf(Object.keys(codes).filter((code) => codes[code] === 'block')),
  ],
  [pathOf('licenses'), ({ licenses }) => (licenses ? inWords([...licenses.categories, ...licenses.names]) : null)],
  [pathOf('image-configuration'), (floor) => wordsOf(floor['image-configuration'])],
]

/** The first of what a floor blocks that a setting would take back, where the floor itself does not allow it. */
const takenBack = (floor: Keys, blocked: readonly Blocked[]): Pick<Relaxation, 'floorPath' | 'floor'> | null => {
  for (const [floorPath, inWordsOf] of blocked) {
    const words = inWordsOf(floor)
    if (words !== null) return { floorPath, floor: words }
  }
  return null
}

/** An image by digest can be one that has every finding; what runs was judged when it was deployed. */
const rankOf = (baseline: string): number => ['running', 'none'].indexOf(baseline)

const baseline: Row = (floor, { baseline: own }) => {
  const { baseline: least } = floor
  if (own === undefined || own === 'none' || own === least) return []
  const isLaxer = least === undefined || rankOf(own) <= rankOf(least)
  const by = least === undefined ? takenBack(floor, SPARED) : { floorPath: ['baseline'], floor: least }
  return isLaxer && by !== null ? [{ path: ['baseline'], given: own, ...by }] : []
}

/** Of the setting `baseline-days`, where it is not set. */
export const USUAL_BASELINE_DAYS = 30

const baselineDays: Row = (floor, { 'baseline-days': own }) => {
  const least = floor['baseline-days']
  if (own === undefined || (least === undefined && floor.baseline === undefined)) return []
  const most = least ?? USUAL_BASELINE_DAYS
  const floorPath = [least === undefined ? 'baseline' : 'baseline-days']
  const words = least === undefined ? (floor.baseline ?? '') : `${least}`
  return own > most ? [{ path: ['baseline-days'], given: `${own}`, floorPath, floor: words }] : []
}

const UNKNOWN = 'accept-unknown-os'
const orderedUnknown = ordered(UNKNOWN, ['true', 'false'])

const unknownSystem: Row = (floor, given) => {
  if (floor[UNKNOWN] !== undefined || given[UNKNOWN] !== true) return orderedUnknown(floor, given)
  const by = takenBack(floor, VULNERABILITIES)
  return by === null ? [] : [{ path: [UNKNOWN], given: 'true', ...by }]
}

/** A database of somebody else's can lack what it likes. */
const databases: Row = (floor, given) => {
  const key = 'trivy-db-repository'
  const [allowed, own] = [floor[key], given[key]]
  if (allowed === undefined || own === undefined || own.every((one) => allowed.includes(one))) return []
  return [{ path: [key], given: inWords(own), floorPath: [key], floor: inWords(allowed) }]
}

/** A setting that a policy file can have besides the policy needs a row here. */
export const JUDGING_ROWS: readonly Row[] = [
  baseline,
  baselineDays,
  unknownSystem,
  databases,
  ordered('require-verified-db', ['false', 'true']),
  ordered('pin-sidecars', ['off', 'pin', 'scan']),
  ordered('ecr-scan', ['off', 'wait']),
  ordered('ecr-scan-unsupported', ['accept', 'block']),
]

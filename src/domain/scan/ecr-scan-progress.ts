/**
 * When ECR's scan of an image has ended, by what DescribeImageScanFindings has shown so far. `COMPLETE` is the end of a basic scan and of an
 * enhanced one on push, `ACTIVE` that of a continuous one. Both can be shown seconds before the findings are (aws/aws-sdk#289): with an
 * empty list, and with neither a time of completion nor counts.
 */

/** One reply, or that there is no scan. */
export type ScanLook =
  | { readonly kind: 'none'; readonly at: number; readonly because: string }
  | {
      readonly kind: 'scan'
      readonly at: number
      /** ECR's word; empty without one. */
      readonly status: string
      readonly description: string
      readonly completedAt: number | null
      /** The sum of `findingSeverityCounts`; null where ECR does not count. */
      readonly counted: number | null
      /** Which list the reply has; the status does not say. */
      readonly list: 'basic' | 'enhanced' | 'none'
      /** Distinct ones. */
      readonly listed: number
      /** The first severity of which ECR counts more than it lists. */
      readonly short: ShortSeverity | null
      /** Of all that is judged: two looks may have as many findings, and others. */
      readonly content: string
    }

interface ShortSeverity {
  readonly severity: string
  readonly counted: number
  readonly listed: number
}

export type CountsBySeverity = Readonly<Record<string, number>>

/** Takes what ECR counts and the distinct findings that it lists. More in the list is no fault: all of it is judged. */
export const shortSeverity = (counted: CountsBySeverity, listed: CountsBySeverity): ShortSeverity | null => {
  const short = Object.entries(counted)
    .map(([severity, count]) => ({ severity, counted: count, listed: listed[severity] ?? 0 }))
    .find((one) => one.counted > one.listed)
  return short ?? null
}

/** What became of the request for a basic scan. */
export interface ScanRequest {
  readonly at: number
  readonly refusal: { readonly kind: 'denied' | 'other'; readonly because: string; readonly hint: string } | null
}

export type ScanStep =
  | { readonly kind: 'wait' }
  /** A basic scan is to be started. */
  | { readonly kind: 'start' }
  /** The findings of the last look count. `oldSince`: they are of that time, and no newer ones are available. */
  | { readonly kind: 'take'; readonly oldSince: number | null }
  | { readonly kind: 'unsupported'; readonly because: string }
  | { readonly kind: 'broke'; readonly because: string; readonly hint: string }

/** A scan on push is listed within seconds of the push. */
const LISTED_WITHIN_MS = 30_000
/** That of Inspector may take longer, and StartImageScan may be denied where it is not needed. */
const LISTED_AT_LAST_MS = 3 * 60_000
/** Two equal looks are needed all the same. */
const TWICE_MS = 1
/** Findings that are there may not be all: they have not changed for so long. */
const SETTLED_MS = 10_000
/** An empty list of a scan that ECR has dated or counted. */
const EMPTY_MS = 20_000
/** An empty list without anything that shows that the findings were stored. */
const UNPROVED_MS = 2 * 60_000
/** What was completed that long before the first look has settled. */
const LONG_AGO_MS = 5 * 60_000
/** A basic scan can be started once in 24 hours (API Reference, StartImageScan); an older one says nothing of today. */
const DAY_MS = 24 * 3_600_000

/** What to do after the looks so far, the last of which is the newest; there is at least one. */
export const stepAfter = (looks: readonly ScanLook[], request: ScanRequest | null): ScanStep => {
  const [first, last] = [looks[0], looks.at(-1)]
  if (first === undefined || last === undefined) return WAIT
  if (last.kind === 'none') return whenNotListed(last.at - first.at, request)
  if (isEnd(last)) return whenEnded(looks, { last, startedAt: first.at, request })
  if (last.status === 'UNSUPPORTED_IMAGE' || (last.status === 'FAILED' && UNSUPPORTED.test(last.description)))
    return { kind: 'unsupported', because: `ECR cannot scan the image (${statusInWords(last)})` }
  const hint = FAILURES.get(last.status)
  return hint === undefined ? WAIT : { kind: 'broke', because: `the scan is ${statusInWords(last)}`, hint }
}

/** Why nothing came of it in time, as a clause. */
export const unfinishedInWords = (looks: readonly ScanLook[]): string => {
  const last = looks.at(-1)
  if (last === undefined) return 'ECR did not answer'
  if (last.kind === 'none') return `ECR has no scan of the image (${last.because})`
  const { list } = last
  const noList = isEnd(last) && list === 'none' ? '; ECR lists no findings, not even none' : ''
  return `the scan is ${statusInWords(last)}${isShort(last) ? `; ${mismatchOf(last)}` : noList}`
}

const WAIT: ScanStep = { kind: 'wait' }

type Scan = Extract<ScanLook, { kind: 'scan' }>

const isEnd = ({ status }: Scan): boolean => status === 'COMPLETE' || status === 'ACTIVE'

/** `FROM scratch`, and systems that ECR does not know: `UnsupportedImageError: The operating system and/or package manager are not supported.` */
const UNSUPPORTED = /unsupported|not supported/iu

const LOOK_AND_RE_RUN = 'Look at the scan in the ECR console, then re-run.'
const SCAN_ANEW =
  'Look at the scan in the ECR console and start a new one there or by `aws ecr start-image-scan`, once in 24 hours, then re-run.'

/** The ends that give no findings, and what to do. Every other status may pass. */
const FAILURES: ReadonlyMap<string, string> = new Map([
  ['FAILED', SCAN_ANEW],
  ['LIMIT_EXCEEDED', 'Raise the quota of Amazon Inspector, or wait until scans are possible again, then re-run.'],
  [
    'SCAN_ELIGIBILITY_EXPIRED',
    'Raise the re-scan duration of Amazon Inspector, or push the image again: Inspector no longer scans one of that age.',
  ],
  ['IMAGE_ARCHIVED', 'Restore the image from the archive, then re-run.'],
])

const statusInWords = ({ status, description }: Scan): string =>
  `${status === '' ? 'without a status' : status}${description === '' ? '' : `: ${description.replace(/\.$/u, '')}`}`

const whenNotListed = (waitedMs: number, request: ScanRequest | null): ScanStep => {
  if (waitedMs < LISTED_WITHIN_MS) return WAIT
  if (request === null) return { kind: 'start' }
  const { refusal } = request
  if (refusal?.kind !== 'denied' || waitedMs < LISTED_AT_LAST_MS) return WAIT
  return { kind: 'broke', because: `ECR has no scan of the image, and ${refusal.because}`, hint: refusal.hint }
}

interface Ended {
  readonly last: Scan
  readonly startedAt: number
  readonly request: ScanRequest | null
}

const whenEnded = (looks: readonly ScanLook[], { last, startedAt, request }: Ended): ScanStep => {
  const isOld = last.status === 'COMPLETE' && ageOf(last, startedAt) > DAY_MS
  if (isOld && request?.refusal == null) return request === null ? { kind: 'start' } : WAIT
  const sameMs = last.at - unchangedSince(looks, last)
  if (isShort(last))
    return sameMs < UNPROVED_MS ? WAIT : { kind: 'broke', because: mismatchOf(last), hint: LOOK_AND_RE_RUN }
  if (sameMs < settledAfter(last, startedAt)) return WAIT
  return { kind: 'take', oldSince: isOld ? last.completedAt : null }
}

/** How long ago it was completed, seen from the first look; 0 where that is not known. */
const ageOf = ({ completedAt }: Scan, startedAt: number): number => (completedAt === null ? 0 : startedAt - completedAt)

const isShort = ({ counted, listed, short }: Scan): boolean => short !== null || (counted !== null && counted > listed)

const mismatchOf = ({ counted, listed, short }: Scan): string =>
  short === null || (counted ?? 0) > listed
    ? `ECR counts ${counted ?? 0} findings and lists ${listed}`
    : `ECR counts ${short.counted} of the severity ${short.severity} and lists ${short.listed}`

const settledAfter = (scan: Scan, startedAt: number): number => {
  const { completedAt, listed, counted, list } = scan
  if (list === 'none' && counted === null) return Infinity
  if (ageOf(scan, startedAt) > LONG_AGO_MS) return TWICE_MS
  if (listed > 0) return SETTLED_MS
  return completedAt === null && counted === null ? UNPROVED_MS : EMPTY_MS
}

/** Since when every look has shown the same. */
const unchangedSince = (looks: readonly ScanLook[], last: Scan): number => {
  const other = looks.findLastIndex((look) => !isSame(look, last))
  return looks[other + 1]?.at ?? last.at
}

const isSame = (look: ScanLook, { status, completedAt, counted, list, content }: Scan): boolean =>
  look.kind === 'scan' &&
  look.status === status &&
  look.completedAt === completedAt &&
  look.counted === counted &&
  look.list === list &&
  look.content === content

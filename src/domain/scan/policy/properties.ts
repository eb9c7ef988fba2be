/** What is true of an image as a whole, as findings: its age, size and base, and the age of the database that it was judged with. Pure. */
import type { BaseImage } from '../../build/base-image.ts'
import type { About, Property, ScanReport, ScanResult } from '../findings.ts'
import { isOfRun } from '../../image/side-car-image.ts'
import { isAllowedBase } from './base-images.ts'
import type { PolicyMap } from './policy-map.ts'

/** The ids of these findings, which exceptions and reports name. */
export const PROPERTY_IDS = ['END-OF-LIFE', 'IMAGE-SIZE', 'IMAGE-GROWTH', 'BASE-IMAGE', 'DATABASE-AGE'] as const
export type PropertyId = (typeof PROPERTY_IDS)[number]

/** The image that the size is compared with. */
export type SizeBefore =
  | { readonly kind: 'image'; readonly sizeBytes: number; readonly name: string }
  /** There is none yet: a first deployment. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly because: string; /** What to do. */ readonly hint: string }

export interface ImageFacts {
  /** Of the image of the run and of the side-cars. */
  readonly scans: readonly ScanResult[]
  readonly base: BaseImage
  readonly compared: SizeBefore
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Every property that the policy asks about and that is not as it says. */
export const propertiesOf = (map: PolicyMap, facts: ImageFacts): readonly Property[] => {
  const reports = facts.scans.flatMap((scan) =>
    scan.kind === 'report' && scan.report.source === 'trivy' ? [scan.report] : [],
  )
  const own = reports.filter(isOfRun)
  return [
    ...(map['end-of-life'] === undefined ? [] : reports.flatMap(endOfLife)),
    ...own.flatMap((report) => about(report, [...size(map, report), ...growth(map, report, facts.compared)])),
    // One database serves all platforms.
    ...own.slice(0, 1).flatMap((report) => databaseAge(map, report, facts.now)),
    ...base(map, facts.base),
  ]
}

/** What is judged of an image that runs. */
export interface RunningFacts {
  readonly report: ScanReport
  /** Null: it is not an image of the repository, so its size and its base are not for this policy. */
  readonly base: BaseImage | null
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Every property of an image that runs and that is not as the policy says. How much it has grown was a matter of its deployment. */
export const propertiesOfRunning = (
  map: PolicyMap,
  { report, base: named, now }: RunningFacts,
): readonly Property[] => {
  return about(report, [
    ...(map['end-of-life'] === undefined ? [] : endOfLife(report)),
    ...databaseAge(map, report, now),
    ...(named === null ? [] : [...size(map, report), ...base(map, named)]),
  ])
}

/** The same findings, with the image that they are about. */
const about = ({ sideCar }: ScanReport, found: readonly Property[]): readonly Property[] =>
  found.map((one) => ({ ...one, ...(sideCar && { sideCar }) }))

const property = (id: PropertyId, title: string, facts: About & Pick<Property, 'hint'> = {}): Property => ({
  ...(facts.hint === undefined ? {} : { hint: facts.hint }),
  ...(facts.sideCar === undefined ? {} : { sideCar: facts.sideCar }),
  kind: 'property',
  source: 'image',
  id,
  severity: 'HIGH',
  level: 'VIOLATION',
  title,
  url: null,
  where: [],
})

const endOfLife = (report: ScanReport): readonly Property[] =>
  report.endOfLife === true
    ? [
        property('END-OF-LIFE', `${report.operatingSystem ?? 'The operating system'} gets no more security fixes`, {
          ...(report.sideCar && { sideCar: report.sideCar }),
        }),
      ]
    : []

const MB = 1_000_000

/** What to do where Trivy has reported no size. */
export const NO_SIZE =
  'Use a version of Trivy that reports the size of an image, or remove the limit of the size from the policy.'

const size = (map: PolicyMap, { sizeBytes }: ScanReport): readonly Property[] => {
  const most = map['max-size-mb']
  if (most === undefined) return []
  if (sizeBytes === undefined)
    return [property('IMAGE-SIZE', 'Trivy did not report the size of the image', { hint: NO_SIZE })]
  if (sizeBytes <= most * MB) return []
  return [property('IMAGE-SIZE', `The image has ${inMegabytes(sizeBytes)}; at most ${most} MB are allowed`)]
}

const growth = (map: PolicyMap, { sizeBytes }: ScanReport, compared: SizeBefore): readonly Property[] => {
  const isAsked = map['max-growth-mb'] !== undefined || map['max-growth-percent'] !== undefined
  if (!isAsked || compared.kind === 'none') return []
  if (compared.kind === 'unknown')
    return [grownBy(`How much the image has grown is not known: ${compared.because}`, compared.hint)]
  if (sizeBytes === undefined) return [grownBy('Trivy did not report the size of the image', NO_SIZE)]
  const exceeded = exceededBy(map, [compared.sizeBytes, sizeBytes])
  if (exceeded.length === 0) return []
  const from = `from ${inMegabytes(compared.sizeBytes)} of ${compared.name} to ${inMegabytes(sizeBytes)}`
  return [grownBy(`The image has grown ${from}; at most ${exceeded.join(' and ')} are allowed`)]
}

const grownBy = (title: string, hint?: string): Property =>
  property('IMAGE-GROWTH', title, hint === undefined ? {} : { hint })

/** The limits that the change from one size to the other is above. */
const exceededBy = (map: PolicyMap, [before, now]: readonly [number, number]): readonly string[] => {
  const { 'max-growth-mb': mb = Infinity, 'max-growth-percent': percent = Infinity } = map
  const grown = Math.max(now - before, 0)
  return [
    ...(grown > mb * MB ? [`${mb} MB`] : []),
    // Without a division: what grows from nothing grows by more than any percentage.
    ...(grown * 100 > percent * before ? [`${percent} %`] : []),
  ]
}

/** Rounded up to a tenth, so that what is above a limit is not shown as the limit. */
const inMegabytes = (bytes: number): string => `${(Math.ceil(bytes / (MB / 10)) / 10).toFixed(1)} MB`

const NO_BASE =
  'Build the image in the run, from a Dockerfile whose last `FROM` names its image; of an image that runs, the label `org.opencontainers.image.base.name` counts, too. Or accept BASE-IMAGE with an exception.'

const base = ({ 'base-images': allowed }: PolicyMap, image: BaseImage): readonly Property[] => {
  if (allowed === undefined || isAllowedBase(image, allowed)) return []
  switch (image.kind) {
    case 'unknown':
      return [property('BASE-IMAGE', `The base image is not known: ${image.because}`, { hint: NO_BASE })]
    case 'scratch':
      return [property('BASE-IMAGE', `\`FROM scratch\` is not one of the allowed base images`)]
    case 'image':
      return [property('BASE-IMAGE', `${image.reference} is not one of the allowed base images`)]
  }
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

const databaseAge = (map: PolicyMap, { database }: ScanReport, now: number): readonly Property[] => {
  const most = map['max-database-age-hours']
  if (most === undefined) return []
  const age = database === null ? NaN : now - Date.parse(database.updatedAt)
  // A clock may differ by a little, not by a day.
  const isKnown = age >= -DAY
  if (isKnown && age <= most * HOUR) return []
  const title = isKnown
    ? `The vulnerability database is ${Math.ceil(age / HOUR)} hours old; at most ${most} are allowed`
    : 'The age of the vulnerability database is not known'
  return [property('DATABASE-AGE', title)]
}

/** The report of what was found; an image that is not a side-car's is the one of the run. */
export const propertyReport = (
  { configDigest, sideCar }: Pick<ScanReport, 'configDigest' | 'sideCar'>,
  findings: readonly Property[],
): ScanResult => ({
  kind: 'report',
  report: {
    ...{ source: 'image', version: '', configDigest, operatingSystem: null, database: null, findings, unchecked: null },
    ...(sideCar && { sideCar }),
  },
})

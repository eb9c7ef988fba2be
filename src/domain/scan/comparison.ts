/** What an image adds to other images, shares with them and no longer has of theirs, by keys that outlive a build. Pure. */
import { worstFirst, type Finding, type Misconfiguration, type Property, type ScanReport } from './findings.ts'
import { packageTypeOf } from './identity.ts'
import { HIDDEN } from './hidden-alerts.ts'

/** Each finding of the image is in `added` or in `there`; all lists are worst first. */
export interface Comparison {
  /** At least one of the other images does not have it. */
  readonly added: readonly Finding[]
  /** Every other image has it. */
  readonly there: readonly Finding[]
  /** Of at least one other image, and gone. */
  readonly fixed: readonly Finding[]
}

/** What all scanners say of one image. */
export type Reports = readonly ScanReport[]

/**
 * Compares an image with others. A finding that an image has several times, for example in two versions of a package, is there
 * as often as the other image has it.
 * @throws Error without another image: what was not compared is not there
 */
export const compare = (now: Reports, before: readonly Reports[]): Comparison => {
  if (before.length === 0) throw new Error('there is no image to compare with')
  const own = keyed(now)
  const others = before.map(keyed)
  const added = new Set(others.flatMap((other) => lacking(own, other, 'any')).map(({ finding }) => finding))
  const fixed = new Map(others.flatMap((other) => numbered(lacking(other, own, 'every'))))
  const all = own.map(({ finding }) => finding)
  return {
    added: worstFirst(all.filter((finding) => added.has(finding))),
    there: worstFirst(all.filter((finding) => !added.has(finding))),
    fixed: worstFirst([...fixed.values()]),
  }
}

/** What several of the other images had is fixed once; of copies in one image, each. */
const numbered = (gone: readonly Keyed[]): readonly (readonly [string, Finding])[] => {
  const seen = new Map<string, number>()
  return gone.map(({ exact, finding }) => {
    const number = seen.get(exact) ?? 0
    seen.set(exact, number + 1)
    return [`${exact}#${number}`, finding]
  })
}

/**
 * As `compare`, of what scanners find: not of the properties of an image, such as its growth, which a baseline does not have. Only what was
 * looked for again is fixed: nothing is by a scanner that broke, nor where it did not check the packages.
 * @throws Error without another image
 */
export const compareScans = (now: Reports, before: readonly Reports[]): Comparison => {
  const { fixed, ...lists } = compare(scannedIn(now), before.map(scannedIn))
  return { ...lists, fixed: fixed.filter((finding) => wasSoughtAgain(finding, now)) }
}

const scannedIn = (reports: Reports): Reports =>
  reports.map((report) => ({ ...report, findings: report.findings.filter(({ kind }) => kind !== 'property') }))

const wasSoughtAgain = ({ source, kind }: Finding, now: Reports): boolean =>
  now.some((report) => report.source === source && (kind !== 'vulnerability' || report.unchecked === null))

interface Keyed {
  readonly finding: Finding
  /** Several where the source has one finding for several places, as Dockle has. */
  readonly keys: readonly string[]
  /** With the installed version. */
  readonly exact: string
}

const keyed = (reports: Reports): readonly Keyed[] =>
  reports.flatMap((report) =>
    report.findings.map((finding) => {
      const keys = keysOf(finding, report)
      const version = finding.kind === 'vulnerability' ? finding.installedVersion : ''
      return { finding, keys, exact: JSON.stringify([keys, version]) }
    }),
  )

/** Those with a key, or with every key, that the others do not have. Of several with one key, those of the same version are found first. */
const lacking = (these: readonly Keyed[], others: readonly Keyed[], which: 'any' | 'every'): readonly Keyed[] => {
  const left = new Map<string, number>()
  for (const key of others.flatMap(({ keys }) => keys)) left.set(key, (left.get(key) ?? 0) + 1)
  const take = (key: string): boolean => {
    const count = left.get(key) ?? 0
    if (count > 0) left.set(key, count - 1)
    return count > 0
  }
  const isFound = ({ keys }: Keyed): boolean => {
    const found = keys.map(take)
    return which === 'any' ? found.every(Boolean) : found.some(Boolean)
  }
  const exact = new Set(others.map((one) => one.exact))
  const [same, rest] = [true, false].map((wanted) => these.filter((one) => exact.has(one.exact) === wanted))
  const found = new Set([...(same ?? []), ...(rest ?? [])].filter(isFound))
  return these.filter((one) => !found.has(one))
}

/**
 * Without the installed version: a package that was upgraded and is still vulnerable is no new finding, and a deployment with some of its
 * fixes is better than none. Without the line of a secret, which moves with every line above it.
 */
const keysOf = (finding: Finding, report: ScanReport): readonly string[] => {
  const of = (...parts: readonly unknown[]): string =>
    JSON.stringify([finding.source, finding.kind, finding.id, ...parts])
  switch (finding.kind) {
    case 'vulnerability': {
      const places = finding.where.map((place) => placeOf(place, finding.installedVersion, report))
      return eachOf(finding, places).map((own) => of(packageTypeOf(finding), finding.packageName, own))
    }
    case 'license':
      return [of(finding.packageName, finding.packageName === '' ? finding.where : [])]
    case 'secret':
      return [of(finding.where)]
    case 'misconfiguration':
    case 'property':
      return finding.where.length === 0 ? [of()] : alertsOf(finding).map(([shown, hidden]) => of(shown, hidden))
  }
}

/** ECR has one finding for all places of a package: that one of them is gone makes the others no new ones. */
const eachOf = ({ source }: Finding, places: readonly string[]): readonly (readonly string[])[] =>
  source === 'ecr' && places.length > 0 ? [...new Set(places)].map((place) => [place]) : [places]

/**
 * A path with the version in it (`requests-2.31.0.dist-info`) is another one after an upgrade. Packages of the operating system have no path:
 * Trivy names the image and the release in its place.
 */
const placeOf = (place: string, version: string, { operatingSystem }: ScanReport): string => {
  const system = operatingSystem?.replace(/ \(end of life\)$/u, '') ?? null
  if (system !== null && place.endsWith(` (${system})`)) return ''
  return version === '' ? place : place.split(version).join('*')
}

/** Each with a hash of what it does not show: two that are shown alike are two. */
const alertsOf = (finding: Misconfiguration | Property): readonly (readonly [string, string])[] => {
  const rest = Map.groupBy(finding.kind === 'misconfiguration' ? (finding[HIDDEN] ?? []) : [], ({ shown }) => shown)
  return finding.where.map((place) => [withoutHashes(place), rest.get(place)?.shift()?.hidden ?? ''])
}

/** Dockle quotes build steps, with hashes of files that change with every build of the base image. */
const withoutHashes = (place: string): string => place.replace(/[0-9a-f]{12,}/gu, '*')

/** When a value of a policy is laxer than that of a floor: a row for each key. Reflexive: no value is laxer than itself. */
import { DOCKLE_CODES } from '../dockle-codes.ts'
import { SEVERITIES, type DockleLevel } from '../findings.ts'
import { isCovered } from './base-images.ts'
import { levelsDownTo } from './dockle-rules.ts'
import { inWords, pathOf, type Path, type Relaxation, type Row } from './floor-row.ts'

/** The list of the floor that another list does not have in full; the key of the floor is that of the list, where none is named. */
const missing = (
  path: Path,
  [floor, given]: readonly [readonly string[] | undefined, readonly string[] | undefined],
  floorPath = path,
): readonly Relaxation[] =>
  floor === undefined || given === undefined || floor.every((word) => given.includes(word))
    ? []
    : [{ path, given: inWords(given), floorPath, floor: inWords(floor) }]

const trivySeverity: Row = (floor, given) =>
  missing(['trivy-severity'], [floor['trivy-severity'], given['trivy-severity']])

const ignoreUnfixed: Row = (floor, given) => {
  if (given['trivy-ignore-unfixed'] !== true || floor['trivy-ignore-unfixed'] === true) return []
  const relaxed = { path: ['trivy-ignore-unfixed'], given: 'true' }
  if (floor['trivy-ignore-unfixed'] === false) return [{ ...relaxed, floorPath: relaxed.path, floor: 'false' }]
  const severities = floor['trivy-severity'] ?? []
  return severities.length === 0 ? [] : [{ ...relaxed, floorPath: ['trivy-severity'], floor: inWords(severities) }]
}

const dockleLevel: Row = (floor, given) => {
  const [least, own] = [floor['dockle-exit-level'], given['dockle-exit-level']]
  if (least === undefined || own === undefined || levelsDownTo(own).length >= levelsDownTo(least).length) return []
  return [{ path: ['dockle-exit-level'], given: own, floorPath: ['dockle-exit-level'], floor: least }]
}

const fixableAfterDays: Row = (floor, given) =>
  SEVERITIES.flatMap((severity): readonly Relaxation[] => {
    const days = given['fixable-after-days']?.[severity]
    if (days === undefined) return []
    const path = [...pathOf('fixable-after-days'), severity]
    const most = floor['fixable-after-days']?.[severity]
    if (most !== undefined) return days > most ? [{ path, given: `${days}`, floorPath: path, floor: `${most}` }] : []
    const atOnce = floor['trivy-severity'] ?? []
    return days > 0 && atOnce.includes(severity)
      ? [{ path, given: `${days}`, floorPath: ['trivy-severity'], floor: inWords(atOnce) }]
      : []
  })

const LEVELS: Readonly<Record<string, DockleLevel>> = DOCKLE_CODES

const dockleCodes: Row = (floor, given) =>
  Object.entries(given['dockle-codes'] ?? {}).flatMap(([code, answer]): readonly Relaxation[] => {
    const own = floor['dockle-codes']?.[code]
    if (answer === 'block' || own === 'report') return []
    const path = [...pathOf('dockle-codes'), code]
    if (own === 'block') return [{ path, given: answer, floorPath: path, floor: own }]
    const lowest = floor['dockle-exit-level'] ?? 'none'
    // A code that is not known may have the worst level.
    return levelsDownTo(lowest).includes(LEVELS[code] ?? 'FATAL')
      ? [{ path, given: answer, floorPath: ['dockle-exit-level'], floor: lowest }]
      : []
  })

const secrets: Row = (floor, given) =>
  floor.secrets === undefined
    ? missing(pathOf('secrets'), [floor['trivy-severity'], given.secrets], ['trivy-severity'])
    : missing(pathOf('secrets'), [floor.secrets, given.secrets])

const licenseCategories: Row = (floor, given) =>
  missing([...pathOf('licenses'), 'categories'], [floor.licenses?.categories, given.licenses?.categories])

const licenseNames: Row = (floor, given) => {
  if (floor.licenses === undefined || given.licenses === undefined) return []
  const [least, own] = [floor.licenses.names, given.licenses.names]
  const path = [...pathOf('licenses'), 'names']
  return least.every((name) => isCovered(name, own))
    ? []
    : [{ path, given: inWords(own), floorPath: path, floor: inWords(least) }]
}

const imageConfiguration: Row = (floor, given) =>
  missing(pathOf('image-configuration'), [floor['image-configuration'], given['image-configuration']])

const endOfLife: Row = (floor, given) => {
  const path = pathOf('end-of-life')
  return floor['end-of-life'] === 'block' && given['end-of-life'] === 'report'
    ? [{ path, given: 'report', floorPath: path, floor: 'block' }]
    : []
}

const baseImages: Row = (floor, given) => {
  const allowed = floor['base-images']
  if (allowed === undefined) return []
  const path = pathOf('base-images')
  return (given['base-images'] ?? []).flatMap((pattern, index) =>
    isCovered(pattern, allowed)
      ? []
      : [{ path: [...path, index], given: pattern, floorPath: path, floor: inWords(allowed) }],
  )
}

/** A number that must not be above that of the floor. */
const atMost =
  (key: 'max-size-mb' | 'max-growth-mb' | 'max-growth-percent' | 'max-database-age-hours'): Row =>
  (floor, given) => {
    const [most, own] = [floor[key], given[key]]
    if (most === undefined || own === undefined || own <= most) return []
    return [{ path: pathOf(key), given: `${own}`, floorPath: pathOf(key), floor: `${most}` }]
  }

/** A key that a policy gets needs a row here. */
export const POLICY_ROWS: readonly Row[] = [
  trivySeverity,
  ignoreUnfixed,
  dockleLevel,
  fixableAfterDays,
  dockleCodes,
  secrets,
  licenseCategories,
  licenseNames,
  imageConfiguration,
  endOfLife,
  baseImages,
  atMost('max-size-mb'),
  atMost('max-growth-mb'),
  atMost('max-growth-percent'),
  atMost('max-database-age-hours'),
]

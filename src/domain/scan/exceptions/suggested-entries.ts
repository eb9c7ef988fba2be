/** Entries of the exceptions file that would accept a finding, ready to be copied. The reason and the owner are for who accepts it. Pure. */
import { EXCEPTION_SCOPES, type ExceptionScope } from '../exceptions.ts'
import type { Finding } from '../findings.ts'
import { fileIn, keysIn } from './dockle-alerts.ts'
import { findingClass } from './finding-classes.ts'
import { lastingName } from './matching.ts'

/** What an entry says besides its reason, its owner and its end. */
export interface SuggestedEntry extends Readonly<Partial<Record<ExceptionScope, string>>> {
  readonly id: string
  readonly scanner?: 'trivy'
}

/** Until it is looked at again, if the policy allows that long: an advisory that has no fix by then is worth another look. */
export const SUGGESTED_DAYS = 90

/** More names of keys or files than that are no list that anybody reviews. */
const MOST_NAMES = 20
/** The longest pattern that an entry can have. */
const LONGEST = 500

/** For each finding the narrowest entries that hold for it, each once; none for a finding that no entry can be about. */
export const suggestedEntries = (findings: readonly Finding[]): readonly SuggestedEntry[] => [
  ...new Map(findings.flatMap(entriesFor).map((entry) => [JSON.stringify(entry), entry])).values(),
]

const entriesFor = (finding: Finding): readonly SuggestedEntry[] => {
  const { id } = finding
  const known = findingClass(id, null)
  const own = known ?? (finding.source === 'trivy' ? findingClass(id, 'trivy') : null)
  if (own === null || id.trim() !== id) return []
  return scopesOf(finding).flatMap((scopes) => {
    const given = Object.entries(scopes).filter(([scope]) => own.scopes.some((one) => one === scope))
    if (given.some(([, text]) => text.length > LONGEST || text.trim() !== text || text === '')) return []
    return [{ id, ...(known === null ? { scanner: 'trivy' as const } : {}), ...Object.fromEntries(given) }]
  })
}

type Scopes = Readonly<Partial<Record<ExceptionScope, string>>>

const scopesOf = (finding: Finding): readonly Scopes[] => {
  const { sideCar } = finding
  // An exception of the image of the run holds for each of its platforms.
  const image: Scopes = sideCar === undefined || sideCar.ofRun === true ? {} : { image: lastingName(sideCar) }
  if (finding.source === 'dockle') return namesIn(finding.where).map((names) => ({ ...names, ...image }))
  const place: Scopes = finding.where.length === 1 ? { path: finding.where[0] ?? '' } : {}
  const isOfPackage = 'packageName' in finding && finding.packageName !== ''
  return [{ ...(isOfPackage ? { package: finding.packageName } : place), ...image }]
}

/** The keys and files that alerts of Dockle are about; without them where one alert does not name any. */
const namesIn = (alerts: readonly string[]): readonly Scopes[] => {
  const names = alerts.map((alert): readonly Scopes[] => {
    const keys = keysIn(alert)
    if (keys !== null) return keys.map((key) => ({ key }))
    const file = fileIn(alert)
    return file === null ? [] : [{ file }]
  })
  const all = names.flat()
  return all.length === 0 || all.length > MOST_NAMES || names.some(({ length }) => length === 0) ? [{}] : all
}

/** As an item of the list `exceptions`. What must be filled in is empty, which is an error until it is. */
export const entryLines = (entry: SuggestedEntry, expires: string): string =>
  [
    ...pairsOf(entry).map(([key, value], index) => `${index === 0 ? '  - ' : '    '}${key}: ${value}`),
    '    reason: # why it is accepted',
    '    owner: # who accepts it',
    `    expires: ${expires}`,
  ].join('\n')

/** On one line. */
export const entryInline = (entry: SuggestedEntry, expires: string): string =>
  `- { ${pairsOf(entry)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')}, reason: '', owner: '', expires: ${expires} }`

const pairsOf = (entry: SuggestedEntry): readonly (readonly [string, string])[] =>
  (['id', 'scanner', ...EXCEPTION_SCOPES] as const).flatMap((key) => {
    const value = entry[key]
    return value === undefined ? [] : [[key, scalar(value)] as const]
  })

/** What means itself in YAML everywhere; every other text is quoted as JSON quotes it, which YAML reads, with what cannot be seen as a number. */
const PLAIN = /^(?!(?:null|true|false|yes|no|on|off|y|n)$)[A-Za-z_][\w.+/-]*$/iu

const scalar = (text: string): string =>
  PLAIN.test(text)
    ? text
    : JSON.stringify(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The findings in a scanner's report, counted without any code of the action: what its own counts are compared with. */

type Json = Readonly<Record<string, unknown>>
export type Counts = Readonly<Record<string, number>>

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const TRIVY_WORDS = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN']

const rankOf = (severity: unknown): number => {
  const rank = TRIVY_WORDS.indexOf(text(severity).trim().toUpperCase())
  return rank < 0 ? TRIVY_WORDS.length - 1 : rank
}

const tally = (words: readonly string[]): Counts => {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

const lineOf = (value: unknown): number => (Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0)

const hasPassed = (status: unknown): boolean => /^(?:pass|exception)$/iu.test(text(status))

/** Findings of every class by severity; what a report lists twice counts once, as the worse of both. */
export const trivyCounts = (report: string): Counts => {
  const ranks = new Map<string, number>()
  const count = (key: readonly unknown[], severity: unknown): void => {
    const name = JSON.stringify(key)
    ranks.set(name, Math.min(ranks.get(name) ?? Infinity, rankOf(severity)))
  }
  for (const result of list((JSON.parse(report) as Json)['Results'])) {
    const target = text(result['Target'])
    for (const one of list(result['Vulnerabilities'])) {
      const place = text(one['PkgPath']) || target
      count(['v', one['VulnerabilityID'], text(one['PkgName']), text(one['InstalledVersion']), place], one['Severity'])
    }
    for (const one of list(result['Secrets']))
      count(['s', one['RuleID'], lineOf(one['StartLine']), target], one['Severity'])
    for (const one of list(result['Misconfigurations']).filter(({ Status }) => !hasPassed(Status)))
      count(['m', one['ID'], text(one['Message'])], one['Severity'])
    for (const one of list(result['Licenses']))
      count(['l', one['Name'] || 'unknown', text(one['PkgName']), text(one['FilePath']) || target], one['Severity'])
  }
  return tally([...ranks.values()].map((rank) => TRIVY_WORDS[rank] ?? ''))
}

/** As DescribeImageScanFindings has them. */
export interface EcrJson {
  readonly findings: readonly Json[]
  readonly enhancedFindings: readonly Json[]
}

/** What ECR has more words for, in those of Trivy; null: a word that is not known. */
const ecrRank = (given: unknown, score: unknown): number | null => {
  const word = text(given).trim().toUpperCase()
  const isScored = typeof score === 'number' && score > 0
  if (['', 'UNDEFINED', 'UNTRIAGED'].includes(word) && !isScored) return TRIVY_WORDS.length - 1
  if (word === 'INFORMATIONAL') return TRIVY_WORDS.indexOf('LOW')
  const known = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'].indexOf(word)
  if (known >= 0) return known
  return typeof score === 'number' && score >= 0 ? [9, 7, 4, 0].findIndex((least) => score >= least) : null
}

const ofBasic = (one: Json): readonly unknown[] => {
  const attribute = (key: string): string =>
    text(list(one['attributes']).find((own) => text(own['key']).toLowerCase() === key)?.['value'])
  const own = JSON.stringify([attribute('package_name'), attribute('package_version')])
  return [one['name'] || 'an unnamed finding', own, ['OS packages']]
}

const versionOf = ({ epoch, version, release }: Json): string => {
  const before = typeof epoch === 'number' && epoch > 0 ? `${epoch}:` : ''
  const after = text(release) === '' ? '' : `-${text(release)}`
  return typeof version === 'string' ? `${before}${version}${after}` : ''
}
const placeOf = ({ filePath, packageManager }: Json): string => {
  const manager = text(packageManager)
  return text(filePath) || (packageManager === undefined || manager.toUpperCase() === 'OS' ? 'OS packages' : manager)
}

/** One for each package and version. */
const ofEnhanced = (one: Json): readonly (readonly unknown[])[] => {
  const details = (one['packageVulnerabilityDetails'] ?? {}) as Json
  const packages = list(details['vulnerablePackages'])
  const places = new Map<string, Set<string>>()
  const nothing: Json = {}
  for (const own of packages.length === 0 ? [nothing] : packages) {
    const key = JSON.stringify([text(own['name']), versionOf(own)])
    places.set(key, (places.get(key) ?? new Set()).add(placeOf(own)))
  }
  const id = details['vulnerabilityId'] || one['title'] || one['type'] || 'an unnamed finding'
  return [...places].map(([key, where]) => [id, key, [...where].sort()])
}

/** Findings of both lists by severity, in Trivy's words; null where a severity is not known. */
export const ecrCounts = ({ findings, enhancedFindings }: EcrJson): Counts | null => {
  const open = enhancedFindings.filter(({ status }) => text(status).toUpperCase() !== 'CLOSED')
  const rated = [
    ...findings.map((one) => ({ keys: [ofBasic(one)], rank: ecrRank(one['severity'], undefined) })),
    ...open.map((one) => ({ keys: ofEnhanced(one), rank: ecrRank(one['severity'], one['score']) })),
  ]
  const ranks = new Map<string, number>()
  for (const { keys, rank } of rated) {
    if (rank === null) return null
    for (const key of keys.map((own) => JSON.stringify(own))) ranks.set(key, Math.min(ranks.get(key) ?? Infinity, rank))
  }
  return tally([...ranks.values()].map((rank) => TRIVY_WORDS[rank] ?? ''))
}

/** Codes by level; SKIP, IGNORE and PASS are no findings. */
export const dockleCounts = (report: string): Counts =>
  tally(
    list((JSON.parse(report) as Json)['details'])
      .map((detail) => text((detail as Json | null)?.['level']))
      .filter((level) => ['FATAL', 'WARN', 'INFO'].includes(level)),
  )

/**
 * What DescribeImageScanFindings lists, as findings. The list that is there distinguishes a basic scan from an enhanced one, by Amazon Inspector. A finding
 * counts whatever it lacks; only a severity that is not known makes the list unreadable.
 */
import type { EnhancedImageScanFinding, ImageScanFinding, VulnerablePackage } from '@aws-sdk/client-ecr'
import { SOURCES, type Severity, type Vulnerability } from './findings.ts'
import { distinctFindings } from './identity.ts'
import type { Parsed } from './scanner-json.ts'

export interface EcrLists {
  readonly findings: readonly ImageScanFinding[]
  readonly enhancedFindings: readonly EnhancedImageScanFinding[]
}

/** The findings of both lists, or what is wrong with them. An enhanced finding that several packages share is one for each package. */
export const readEcrFindings = ({ findings, enhancedFindings }: EcrLists): Parsed<readonly Vulnerability[]> => {
  const rated = [
    ...findings.map((found) => ({ level: levelOf(found.severity, UNDEFINED), id: found.name, make: basic(found) })),
    ...enhancedFindings.filter(isOpen).map((found) => ({
      level: levelOfEnhanced(found),
      id: idOf(found),
      make: enhanced(found),
    })),
  ]
  const odd = rated.find(({ level }) => level === null)
  if (odd !== undefined) return { kind: 'invalid', problem: `the severity of ${odd.id ?? NAMELESS} is not known` }
  const all = rated.flatMap(({ level, make }) => (level === null ? [] : make({ level, severity: LEVELS[level] })))
  return { kind: 'valid', value: distinctFindings(all).filter((finding) => finding.kind === 'vulnerability') }
}

/** Findings whose cause is gone are listed, too (Amazon Inspector API Reference, FindingStatus). One that Inspector suppresses stays: only exceptions count. */
const isOpen = ({ status }: EnhancedImageScanFinding): boolean => status?.toUpperCase() !== 'CLOSED'

const NAMELESS = 'an unnamed finding'
const UNDEFINED = 'UNDEFINED'
const UNTRIAGED = 'UNTRIAGED'

const LEVELS: Readonly<Record<Level, Severity>> = SOURCES.ecr.levels
type Level = keyof typeof SOURCES.ecr.levels

interface Rating {
  readonly level: Level
  readonly severity: Severity
}

/** The severity of an enhanced finding is a free text. Null for a word that is not known. */
const levelOf = (severity: string | undefined, without: Level): Level | null => {
  const word = (severity ?? '').trim().toUpperCase()
  return word === '' ? without : isLevel(word) ? word : null
}

/** A word that is not known, or that says nothing, is no severity where there is a score. */
const levelOfEnhanced = ({ severity, score }: EnhancedImageScanFinding): Level | null => {
  const level = levelOf(severity, UNTRIAGED)
  const isSilent = level === UNTRIAGED || level === UNDEFINED
  return level === null || (isSilent && score !== undefined && score > 0) ? levelOfScore(score) : level
}

const isLevel = (word: string): word is Level => Object.hasOwn(LEVELS, word)

/** CVSS v3.1 specification, "Qualitative Severity Rating Scale". */
const levelOfScore = (score: number | undefined): Level | null => {
  if (score === undefined || !(score >= 0)) return null
  if (score >= 9) return 'CRITICAL'
  if (score >= 7) return 'HIGH'
  return score >= 4 ? 'MEDIUM' : 'LOW'
}

const common = (rating: Rating) => ({
  source: 'ecr' as const,
  kind: 'vulnerability' as const,
  ...rating,
})

const NOT_KNOWN = { fix: 'not-known' } as const

/** Basic scans look at packages of the operating system alone, and do not say whether a version fixes a finding. */
const OS_PACKAGES = 'OS packages'

const basic =
  (found: ImageScanFinding) =>
  (rating: Rating): readonly Vulnerability[] => {
    const attribute = (wanted: string): string =>
      found.attributes?.find(({ key }) => key?.toLowerCase() === wanted)?.value ?? ''
    const fixedVersion = versionOf(attribute('fixed_version'))
    return [
      {
        ...common(rating),
        id: found.name || NAMELESS,
        title: firstLine(found.description),
        url: webAddress(found.uri),
        where: [OS_PACKAGES],
        packageName: attribute('package_name'),
        installedVersion: attribute('package_version'),
        fixedVersion,
        ...(fixedVersion === null ? NOT_KNOWN : {}),
      },
    ]
  }

const idOf = ({ packageVulnerabilityDetails, title, type }: EnhancedImageScanFinding): string =>
  packageVulnerabilityDetails?.vulnerabilityId || title || type || NAMELESS

const enhanced =
  (found: EnhancedImageScanFinding) =>
  (rating: Rating): readonly Vulnerability[] => {
    const details = found.packageVulnerabilityDetails
    const packages = details?.vulnerablePackages ?? []
    const byPackage = Map.groupBy(packages.length === 0 ? [{}] : packages, (one) =>
      JSON.stringify([one.name ?? '', versionIn(one)]),
    )
    return [...byPackage.values()].map((same): Vulnerability => {
      const [first = {}] = same
      const fixedVersion = same
        .map(({ fixedInVersion }) => versionOf(fixedInVersion))
        .find((version) => version !== null)
      return {
        ...common(rating),
        id: idOf(found),
        title: firstLine(found.title || found.description),
        url: webAddress(details?.sourceUrl),
        where: [...new Set(same.map(placeOf))].sort(),
        packageName: first.name ?? '',
        installedVersion: versionIn(first),
        fixedVersion: fixedVersion ?? unnamedFix(found),
        ...(fixedVersion === undefined && found.fixAvailable === undefined ? NOT_KNOWN : {}),
        ...publishedAt(details?.vendorCreatedAt),
      }
    })
  }

/** A fix exists, and ECR does not say which version has it. */
const unnamedFix = ({ fixAvailable }: EnhancedImageScanFinding): string | null =>
  fixAvailable?.toUpperCase() === 'YES' ? 'a version that ECR does not name' : null

/** `epoch:version-release`, as package managers write it. */
const versionIn = ({ epoch, version, release }: VulnerablePackage): string =>
  version === undefined ? '' : `${epoch ? `${epoch}:` : ''}${version}${release ? `-${release}` : ''}`

const placeOf = ({ filePath, packageManager }: VulnerablePackage): string =>
  filePath || (packageManager === undefined || packageManager.toUpperCase() === 'OS' ? OS_PACKAGES : packageManager)

/** Inspector writes `NotAvailable` where there is none. */
const versionOf = (text: string | undefined): string | null => {
  const version = text?.trim() ?? ''
  return version === '' || /^not ?available$/iu.test(version) ? null : version
}

const publishedAt = (date: Date | undefined): Pick<Vulnerability, 'publishedAt'> =>
  date === undefined || Number.isNaN(date.getTime()) ? {} : { publishedAt: date.toISOString() }

const firstLine = (text: string | undefined): string => text?.trim().split('\n')[0]?.trim() ?? ''

const webAddress = (text: string | undefined): string | null =>
  /^https?:\/\//iu.test(text ?? '') ? (text ?? null) : null

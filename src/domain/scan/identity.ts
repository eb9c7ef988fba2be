/** Which findings are one and the same: every count and every list goes by this. */
import { SEVERITIES, type Finding, type Vulnerability } from './findings.ts'

/** Image, class, id, type of package, package, version, path and line, as one text. */
export const identityOf = (finding: Finding): string =>
  JSON.stringify([
    ownerOf(finding),
    finding.source,
    finding.kind,
    finding.id,
    ...particulars(finding),
    ...finding.where,
  ])

/** The same finding in two images is two. */
const ownerOf = ({ sideCar }: Finding): readonly string[] =>
  sideCar === undefined ? [] : [sideCar.image, sideCar.platform]

const particulars = (finding: Finding): readonly unknown[] => {
  switch (finding.kind) {
    case 'vulnerability':
      return [packageTypeOf(finding), finding.packageName, finding.installedVersion]
    case 'secret':
      return [finding.line]
    case 'license':
      return [finding.packageName]
    case 'misconfiguration':
    case 'property':
      return []
  }
}

/** `pkg:npm`: two systems of packages may have a package of one name. '' where the source does not say it. */
export const packageTypeOf = ({ purl }: Pick<Vulnerability, 'purl'>): string =>
  /^pkg:[^/@?#]+/u.exec(purl ?? '')?.[0] ?? ''

/** Each finding once, in the order of their first appearance; of several with one identity, the one that blocks more readily. */
export const distinctFindings = (findings: readonly Finding[]): readonly Finding[] => {
  const kept = new Map<string, Finding>()
  for (const finding of findings) {
    const identity = identityOf(finding)
    const other = kept.get(identity)
    if (other === undefined || blocksMoreReadily(finding, other)) kept.set(identity, finding)
  }
  return [...kept.values()]
}

const blocksMoreReadily = (one: Finding, other: Finding): boolean => {
  const [rank, otherRank] = [one, other].map(({ severity }) => SEVERITIES.indexOf(severity)) as [number, number]
  return rank === otherRank ? isFixable(one) && !isFixable(other) : rank < otherRank
}

const isFixable = (finding: Finding): boolean => finding.kind !== 'vulnerability' || finding.fixedVersion !== null

/**
 * Every finding of every scanner in one list, with what the gate says of it: for people and programs that want one file. What blocks is first,
 * then what is reported, then what an exception holds for; each worst first.
 */
import { placesOf } from '../scan/describe.ts'
import { SEVERITIES, wasScanned, type About, type Finding, type ScanResult } from '../scan/findings.ts'
import { blockersOf, worstKind, type GateVerdict } from '../scan/gate-verdict.ts'
import { otherFindings } from '../scan/other-findings.ts'
import type { Exception } from '../scan/exceptions.ts'
import type { RuleName } from '../scan/policy.ts'
import type { Redact } from './clean-text.ts'
import { comparisonsIn, judgementsOn, type JudgedFindings } from './judgements.ts'
import { redactedFinding, type ImageNames } from './redacted-report.ts'

/** What one gate says of the scans that it judged. */
export interface JudgedScans {
  readonly scans: readonly ScanResult[]
  readonly judged: JudgedFindings
}

export interface FindingsInput {
  /** What reports call the image of the run. */
  readonly imageName: string
  /** Those before the push, then that of ECR's scan. */
  readonly gates: readonly JudgedScans[]
  readonly namesOf: (about: About) => ImageNames
  readonly redact: Redact
}

/** Raised when a change may break a reader. */
const FORMAT = 1

export interface FindingsDocument {
  readonly format: typeof FORMAT
  readonly image: string
  readonly verdict: GateVerdict['kind']
  readonly scans: readonly ScanFacts[]
  readonly findings: readonly ListedFinding[]
  /** Those of the baseline that the image no longer has; absent where nothing was compared. */
  readonly fixed?: readonly Listed[]
}

type ScanFacts = { readonly scanner: string; readonly image: string } & (
  | { readonly version: string; readonly database: string | null; readonly findings: number }
  /** Why there are no findings. */
  | { readonly broke: string }
  | { readonly notScanned: string }
)

interface Listed {
  readonly image: string
  readonly scanner: string
  readonly kind: Finding['kind']
  readonly id: string
  /** Trivy's scale, on which all scanners are compared. */
  readonly severity: string
  /** The scanner's own word. */
  readonly level: string
  readonly title: string
  readonly package: string | null
  readonly version: string | null
  readonly fixedIn: string | null
  readonly publishedAt: string | null
  readonly where: readonly string[]
  readonly url: string | null
}

export interface ListedFinding extends Listed {
  readonly verdict: 'blocks' | 'overridden' | 'reported' | 'accepted'
  /** The rule of the policy by which it blocks. */
  readonly rule: RuleName | null
  readonly exception: Pick<Exception, 'reason' | 'owner' | 'expires'> | null
  readonly baseline: 'new' | 'unchanged' | null
}

/** The list, redacted. */
export const findingsDocument = (input: FindingsInput): FindingsDocument => {
  const compared = input.gates.flatMap(({ judged }) => comparisonsIn(judged))
  return {
    format: FORMAT,
    image: input.imageName,
    verdict: worstKind(input.gates.map(({ judged }) => judged.verdict.kind)) ?? 'passed',
    scans: input.gates.flatMap(({ scans }) => scans.map((scan) => factsOf(scan, input))),
    findings: input.gates.flatMap((gate) => listedBy(gate, input)).toSorted(worstFirst),
    ...(compared.length > 0 && {
      fixed: compared.flatMap(({ fixed }) => fixed.map((finding) => listed(finding, input))),
    }),
  }
}

const factsOf = (scan: ScanResult, { namesOf, redact }: FindingsInput): ScanFacts => {
  const about = scan.kind === 'report' ? scan.report : scan
  const facts = { scanner: about.source, image: namesOf(about).name }
  if (scan.kind === 'broke') return { ...facts, broke: redact(scan.because) }
  const { version, database, findings, unchecked } = scan.report
  if (!wasScanned(scan.report)) return { ...facts, notScanned: redact(unchecked ?? '') }
  return { ...facts, version, database: database?.updatedAt ?? null, findings: findings.length }
}

const listedBy = ({ scans, judged }: JudgedScans, input: FindingsInput): readonly ListedFinding[] => {
  const { verdict, excepted } = judged
  const blockers = blockersOf(verdict)
  const sort = otherFindings({
    blockers: blockers.map(({ finding }) => finding),
    excepted: excepted.map(({ finding }) => finding),
  })
  const found = scans.flatMap((scan) => (scan.kind === 'report' ? scan.report.findings : []))
  const { comparedAs } = judgementsOn(judged)
  const entry = (finding: Finding, more: Partial<ListedFinding>): ListedFinding => ({
    ...listed(finding, input),
    ...{ verdict: 'reported', rule: null, exception: null, baseline: comparedAs(finding), ...more },
  })
  const blocking = verdict.kind === 'overridden' ? 'overridden' : 'blocks'
  return [
    ...blockers.map(({ finding, rule }) => entry(finding, { verdict: blocking, rule })),
    ...sort(found).others.map((finding) => entry(finding, {})),
    ...excepted.map(({ finding, exception: { reason, owner, expires } }) =>
      entry(finding, {
        verdict: 'accepted',
        exception: { reason: input.redact(reason), owner: input.redact(owner), expires },
      }),
    ),
  ]
}

const listed = (found: Finding, { namesOf, redact }: FindingsInput): Listed => {
  const names = namesOf(found)
  const finding = redactedFinding(found, names, redact)
  const { source, kind, id, severity, level, title, url } = finding
  return {
    ...{ image: names.name, scanner: source, kind, id, severity, level, title },
    package: 'packageName' in finding ? finding.packageName : null,
    version: finding.kind === 'vulnerability' ? finding.installedVersion : null,
    fixedIn: finding.kind === 'vulnerability' ? finding.fixedVersion : null,
    publishedAt: finding.kind === 'vulnerability' ? (finding.publishedAt ?? null) : null,
    where: placesOf(finding),
    url,
  }
}

const ORDER: readonly ListedFinding['verdict'][] = ['blocks', 'overridden', 'reported', 'accepted']

const worstFirst = (one: ListedFinding, other: ListedFinding): number =>
  ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict) || rankOf(one) - rankOf(other)

const rankOf = ({ severity }: Listed): number => SEVERITIES.findIndex((one) => one === severity)

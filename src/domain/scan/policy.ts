/** What refuses an image. The scans return data; only the gate, by this policy, says no. */
import {
  DOCKLE_LEVELS,
  SEVERITIES,
  type DockleFinding,
  type DockleLevel,
  type DockleReport,
  type ScanResult,
  type Severity,
  type TrivyFinding,
  type TrivyReport,
} from './findings.ts'

export interface Policy {
  /** Severities that refuse; empty refuses nothing. */
  readonly trivySeverities: readonly Severity[]
  /** Vulnerabilities without a fixed version do not refuse. */
  readonly unfixed: 'refused' | 'ignored'
  /** This level and worse refuse; `none` refuses nothing. */
  readonly dockleLevel: DockleLevel | 'none'
}

export interface Refusals {
  readonly trivy: readonly TrivyFinding[]
  readonly dockle: readonly DockleFinding[]
}

export type BrokenScan = Extract<ScanResult<never>, { kind: 'broke' }>

/** Three different results: clean, refused, and "a scanner broke" (which also tells what the other one refused). */
export type GateResult =
  | { readonly kind: 'clean' }
  | { readonly kind: 'refused'; readonly refusals: Refusals }
  | { readonly kind: 'broke'; readonly broken: readonly BrokenScan[]; readonly refusals: Refusals }

export interface GateInput {
  readonly trivy: ScanResult<TrivyReport>
  readonly dockle: ScanResult<DockleReport>
  readonly policy: Policy
}

/**
 * The verdict on an image: what the policy refuses of both reports, worst first. A scan that broke outweighs everything, because
 * nobody knows what it would have found.
 */
export const judge = ({ trivy, dockle, policy }: GateInput): GateResult => {
  const refusals: Refusals = {
    trivy: trivy.kind === 'report' ? refusedByTrivy(trivy.report, policy) : [],
    dockle: dockle.kind === 'report' ? refusedByDockle(dockle.report, policy) : [],
  }
  const broken = [trivy, dockle].filter((scan) => scan.kind === 'broke')
  if (broken.length > 0) return { kind: 'broke', broken, refusals }
  if (refusals.trivy.length + refusals.dockle.length > 0) return { kind: 'refused', refusals }
  return { kind: 'clean' }
}

const refusedByTrivy = (report: TrivyReport, policy: Policy): readonly TrivyFinding[] =>
  report.findings
    .filter((finding) => policy.trivySeverities.includes(finding.severity) && !isForgiven(finding, policy))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))

/** Only a vulnerability can be without a fix: a secret is always mended by taking it out. */
const isForgiven = (finding: TrivyFinding, policy: Policy): boolean =>
  policy.unfixed === 'ignored' && finding.kind === 'vulnerability' && finding.fixedVersion === null

const refusedByDockle = (report: DockleReport, policy: Policy): readonly DockleFinding[] => {
  if (policy.dockleLevel === 'none') return []
  const mildest = DOCKLE_LEVELS.indexOf(policy.dockleLevel)
  return report.findings
    .filter((finding) => DOCKLE_LEVELS.indexOf(finding.level) <= mildest)
    .sort((a, b) => DOCKLE_LEVELS.indexOf(a.level) - DOCKLE_LEVELS.indexOf(b.level))
}

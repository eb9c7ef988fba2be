/** What refuses an image. The scans return data; only the gate, by this policy, says no. */
import type {
  DockleFinding,
  DockleLevel,
  DockleReport,
  ScanResult,
  Severity,
  TrivyFinding,
  TrivyReport,
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

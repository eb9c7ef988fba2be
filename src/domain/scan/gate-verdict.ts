/** The verdict on an image. */
import type { Finding, ScanResult } from './findings.ts'
import type { RuleName } from './policy.ts'

/** A finding that blocks, and the rule by which it does. */
export interface Blocker {
  readonly finding: Finding
  readonly rule: RuleName
}

export type BrokenScan = Extract<ScanResult, { kind: 'broke' }>

/** `broke`: the image could not be judged; `blockers` is what the scans that did not break found. */
export type GateVerdict =
  | { readonly kind: 'passed' }
  | { readonly kind: 'blocked'; readonly blockers: readonly Blocker[] }
  /** By `override-reason`, in this run alone: the findings block, and the image passes. */
  | { readonly kind: 'overridden'; readonly blockers: readonly Blocker[]; readonly reason: string }
  | { readonly kind: 'broke'; readonly broken: readonly BrokenScan[]; readonly blockers: readonly Blocker[] }

/** What blocks the image; nothing before the verdict. */
export const blockersOf = (verdict: GateVerdict | undefined): readonly Blocker[] =>
  verdict === undefined || verdict.kind === 'passed' ? [] : verdict.blockers

const WORST_FIRST = ['broke', 'blocked', 'overridden', 'passed'] as const satisfies readonly GateVerdict['kind'][]

/** The worst of several; undefined where there is none. */
export const worstKind = (kinds: readonly GateVerdict['kind'][]): GateVerdict['kind'] | undefined =>
  WORST_FIRST.find((kind) => kinds.includes(kind))

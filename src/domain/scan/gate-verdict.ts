/** The verdict on an image. Scans return findings; only the gate, by the rules of the policy, blocks. */
import { worstFirst, type Finding, type ScanResult } from './findings.ts'
import { RULES, type Policy, type RuleName } from './policy.ts'

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
  | { readonly kind: 'broke'; readonly broken: readonly BrokenScan[]; readonly blockers: readonly Blocker[] }

export interface GateInput {
  readonly scans: readonly ScanResult[]
  readonly policy: Policy
}

/**
 * The verdict on an image, with the findings that block it, worst first. A broken scan outweighs all findings, because what it
 * would have found is not known.
 * @throws Error without any scan: what was not looked at does not pass
 */
export const judge = ({ scans, policy }: GateInput): GateVerdict => {
  if (scans.length === 0) throw new Error('there is no scan to judge')
  const findings = worstFirst(scans.flatMap((scan) => (scan.kind === 'report' ? scan.report.findings : [])))
  const blockers = findings.flatMap((finding): readonly Blocker[] => {
    const rule = RULES.find(({ blocks }) => blocks(finding, policy))
    return rule === undefined ? [] : [{ finding, rule: rule.name }]
  })
  const broken = scans.filter((scan) => scan.kind === 'broke')
  if (broken.length > 0) return { kind: 'broke', broken, blockers }
  return blockers.length > 0 ? { kind: 'blocked', blockers } : { kind: 'passed' }
}

/** What blocks the image; nothing before the verdict. */
export const blockersOf = (verdict: GateVerdict | undefined): readonly Blocker[] =>
  verdict === undefined || verdict.kind === 'passed' ? [] : verdict.blockers

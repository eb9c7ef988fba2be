/** What a policy is, and what a rule of it is. */
import type { DockleLevel, Finding, Severity } from '../findings.ts'
import type { PolicyMap } from './policy-map.ts'

export interface Policy {
  /** Severities that block; empty: none. */
  readonly trivySeverities: readonly Severity[]
  /** Whether vulnerabilities without a fixed version block. */
  readonly unfixed: 'blocked' | 'ignored'
  /** The lowest level that blocks; `none`: no level does. */
  readonly dockleLevel: DockleLevel | 'none'
  /** What else blocks; absent: nothing. */
  readonly map?: PolicyMap
}

export interface Rule {
  readonly name: string
  /** What the rule does under a policy, as a clause; null where it does nothing. */
  readonly inWords: (policy: Policy) => string | null
  /** `today`: the day in UTC, `2026-11-21`. */
  readonly blocks: (finding: Finding, policy: Policy, today: string) => boolean
  /** The next step for who is blocked by it; null: that of the gate. */
  readonly remedy: string | null
}

/** A policy as people set it: by the settings' own names, only what is set. */
import type { DockleLevel, Severity } from '../findings.ts'
import type { PolicyMap } from './policy-map.ts'

/** Settings of a policy, by the names that people write; absent where they are not set. */
export interface GivenPolicy {
  readonly 'trivy-severity'?: readonly Severity[]
  readonly 'trivy-ignore-unfixed'?: boolean
  readonly 'dockle-exit-level'?: DockleLevel | 'none'
  readonly policy?: PolicyMap
  /** `none`, `running`, or an image by digest. */
  readonly baseline?: string
  readonly 'baseline-days'?: number
  readonly 'accept-unknown-os'?: boolean
  readonly 'trivy-db-repository'?: readonly string[]
  readonly 'require-verified-db'?: boolean
  readonly 'pin-sidecars'?: 'off' | 'pin' | 'scan'
  readonly 'ecr-scan'?: 'off' | 'wait'
  readonly 'ecr-scan-unsupported'?: 'block' | 'accept'
}

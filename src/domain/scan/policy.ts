/** What blocks an image: a policy and the rules that apply it. A new rule is a new row here. */
import { DOCKLE_LEVELS, type DockleLevel, type Finding, type Severity } from './findings.ts'

export interface Policy {
  /** Severities that block; empty: none. */
  readonly trivySeverities: readonly Severity[]
  /** Whether vulnerabilities without a fixed version block. */
  readonly unfixed: 'blocked' | 'ignored'
  /** The lowest level that blocks; `none`: no level does. */
  readonly dockleLevel: DockleLevel | 'none'
}

interface Rule {
  readonly name: string
  /** What the rule does under a policy, as a clause. */
  readonly inWords: (policy: Policy) => string
  readonly blocks: (finding: Finding, policy: Policy) => boolean
}

/** Every rule; the first one that blocks a finding is the one that is reported. */
export const RULES = [
  {
    name: 'trivy-severity',
    inWords: ({ trivySeverities, unfixed }) => {
      if (trivySeverities.length === 0) return 'Trivy findings do not block'
      const fixable = unfixed === 'ignored' ? ' (vulnerabilities only if a fixed version exists)' : ''
      return `Trivy findings block at ${trivySeverities.join(', ')}${fixable}`
    },
    blocks: (finding, { trivySeverities, unfixed }) =>
      (finding.source === 'trivy' || finding.source === 'ecr') &&
      trivySeverities.includes(finding.severity) &&
      !(unfixed === 'ignored' && hasNoFix(finding)),
  },
  {
    name: 'dockle-level',
    inWords: ({ dockleLevel }) =>
      dockleLevel === 'none'
        ? 'Dockle findings do not block'
        : `Dockle findings block at ${levelsDownTo(dockleLevel).join(', ')}`,
    blocks: (finding, { dockleLevel }) =>
      finding.source === 'dockle' && levelsDownTo(dockleLevel).includes(finding.level),
  },
] as const satisfies readonly Rule[]

export type RuleName = (typeof RULES)[number]['name']

/** Only a vulnerability can lack a fix: a secret can always be removed from the image. One whose fix is not known may have one. */
const hasNoFix = (finding: Finding): boolean =>
  finding.kind === 'vulnerability' && finding.fixedVersion === null && finding.fix === undefined

const levelsDownTo = (lowest: DockleLevel | 'none'): readonly string[] =>
  lowest === 'none' ? [] : DOCKLE_LEVELS.slice(0, DOCKLE_LEVELS.indexOf(lowest) + 1)

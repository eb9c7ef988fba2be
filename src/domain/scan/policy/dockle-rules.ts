/** The rules about what Dockle finds: by level, and by code. */
import { DOCKLE_LEVELS, type DockleLevel, type Finding } from '../findings.ts'
import type { Answer } from './policy-map.ts'
import type { Policy, Rule } from './rule.ts'

/** Undefined where the policy does not name the code. */
const answerFor = (finding: Finding, { map }: Policy): Answer | undefined => map?.['dockle-codes']?.[finding.id]

export const dockleLevel = {
  name: 'dockle-level',
  inWords: ({ dockleLevel: lowest }: Policy) =>
    lowest === 'none' ? 'Dockle findings do not block' : `Dockle findings block at ${levelsDownTo(lowest).join(', ')}`,
  blocks: (finding: Finding, policy: Policy) =>
    finding.source === 'dockle' &&
    levelsDownTo(policy.dockleLevel).includes(finding.level) &&
    answerFor(finding, policy) === undefined,
  remedy: null,
} as const satisfies Rule

/** The levels that block where this one is the lowest. */
export const levelsDownTo = (lowest: DockleLevel | 'none'): readonly string[] =>
  lowest === 'none' ? [] : DOCKLE_LEVELS.slice(0, DOCKLE_LEVELS.indexOf(lowest) + 1)

export const dockleCodes = {
  name: 'dockle-codes',
  inWords: ({ map }: Policy) => {
    const codes = Object.entries(map?.['dockle-codes'] ?? {})
    if (codes.length === 0) return null
    const of = (answer: Answer): string => codes.flatMap(([code, given]) => (given === answer ? [code] : [])).join(', ')
    const clauses = [
      ...(of('block') === '' ? [] : [`Dockle findings of ${of('block')} block`]),
      ...(of('report') === '' ? [] : [`Dockle findings of ${of('report')} do not block`]),
    ]
    return clauses.join('; ')
  },
  blocks: (finding: Finding, policy: Policy) => finding.source === 'dockle' && answerFor(finding, policy) === 'block',
  remedy: 'Correct the Dockerfile where the findings of Dockle say it.',
} as const satisfies Rule

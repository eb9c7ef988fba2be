/** What blocks an image: a policy and the rules that apply it. A new rule is a new row here. */
import { dockleCodes, dockleLevel } from './policy/dockle-rules.ts'
import { baseImages, databaseAge, endOfLife, imageGrowth, imageSize } from './policy/property-rules.ts'
import { imageConfiguration, licenses, secrets } from './policy/content-rules.ts'
import { fixableAfterDays, trivySeverity } from './policy/severity-rules.ts'
import type { Policy, Rule } from './policy/rule.ts'

export type { Policy }

/** Every rule; the first one that blocks a finding is the one that is reported. */
export const RULES = [
  trivySeverity,
  fixableAfterDays,
  secrets,
  licenses,
  imageConfiguration,
  dockleLevel,
  dockleCodes,
  endOfLife,
  imageSize,
  imageGrowth,
  baseImages,
  databaseAge,
] as const satisfies readonly Rule[]

export type RuleName = (typeof RULES)[number]['name']

/** The policy in one sentence. How much an image has grown is not asked of one that runs. */
export const policyInWords = (policy: Policy, on: 'new' | 'running' = 'new'): string =>
  RULES.filter(({ name }) => on === 'new' || name !== 'max-growth')
    .flatMap(({ inWords }) => inWords(policy) ?? [])
    .join('; ')

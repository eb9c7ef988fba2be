/** What the setting `policy` says, by the keys that people write. A key that is absent adds nothing to what blocks. */
import type { Severity } from '../findings.ts'

/** Trivy's categories of licenses, the most restrictive first (Trivy docs, "License scanning"). */
export const LICENSE_CATEGORIES = [
  'forbidden',
  'restricted',
  'reciprocal',
  'notice',
  'permissive',
  'unencumbered',
  'unknown',
] as const
export type LicenseCategory = (typeof LICENSE_CATEGORIES)[number]

export interface LicenseRule {
  readonly categories: readonly LicenseCategory[]
  /** With `*`, in any case. */
  readonly names: readonly string[]
}

export const ANSWERS = ['block', 'report'] as const
export type Answer = (typeof ANSWERS)[number]

export interface PolicyMap {
  /** Days since its publication from which a vulnerability that has a fix blocks; over `trivy-severity` for the severities in it. */
  readonly 'fixable-after-days'?: Readonly<Partial<Record<Severity, number>>>
  readonly 'end-of-life'?: Answer
  /** The severities of secrets that block, over `trivy-severity`. */
  readonly secrets?: readonly Severity[]
  readonly licenses?: LicenseRule
  /** The severities of Trivy's findings about the image's configuration that block. */
  readonly 'image-configuration'?: readonly Severity[]
  /** By Dockle's code, over `dockle-exit-level`. */
  readonly 'dockle-codes'?: Readonly<Record<string, Answer>>
  readonly 'max-size-mb'?: number
  readonly 'max-growth-mb'?: number
  readonly 'max-growth-percent'?: number
  /** Patterns of the names and digests that are allowed. */
  readonly 'base-images'?: readonly string[]
  readonly 'max-database-age-hours'?: number
}

/** What Trivy looks for beside vulnerabilities and secrets: each takes its time, so only where a policy asks for it. */
export type LookedFor = 'licenses' | 'configuration'

export const lookedFor = (map: PolicyMap | undefined): readonly LookedFor[] => [
  ...(map?.licenses === undefined ? [] : (['licenses'] as const)),
  ...(map?.['image-configuration'] === undefined ? [] : (['configuration'] as const)),
]

/** The keys whose answers are properties of the image. */
const ABOUT_PROPERTIES = [
  'end-of-life',
  'max-size-mb',
  'max-growth-mb',
  'max-growth-percent',
  'base-images',
  'max-database-age-hours',
] as const satisfies readonly PolicyKey[]

export const asksForProperties = (map: PolicyMap | undefined): map is PolicyMap =>
  ABOUT_PROPERTIES.some((key) => map?.[key] !== undefined)

export type PolicyKey = keyof PolicyMap

/** One map over another: key by key, and so for what is a map by name inside it. */
export const mergePolicyMaps = (below: PolicyMap, above: PolicyMap): PolicyMap => ({
  ...below,
  ...above,
  ...merged('fixable-after-days', below, above),
  ...merged('dockle-codes', below, above),
})

const merged = (
  key: 'fixable-after-days' | 'dockle-codes',
  below: PolicyMap,
  above: PolicyMap,
): Readonly<Record<string, object>> =>
  below[key] === undefined || above[key] === undefined ? {} : { [key]: { ...below[key], ...above[key] } }

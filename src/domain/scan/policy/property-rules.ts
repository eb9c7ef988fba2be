/** The rules about the image as a whole. Its properties are findings only where the policy asks about them. */
import type { Finding } from '../findings.ts'
import type { PropertyId } from './properties.ts'
import type { Policy, Rule } from './rule.ts'

const has = (finding: Finding, id: PropertyId): boolean => finding.kind === 'property' && finding.id === id

export const endOfLife = {
  name: 'end-of-life',
  inWords: ({ map }: Policy) =>
    map?.['end-of-life'] === 'block' ? 'an operating system at its end of life blocks' : null,
  blocks: (finding: Finding, { map }: Policy) => has(finding, 'END-OF-LIFE') && map?.['end-of-life'] === 'block',
  remedy: 'Build upon a release of the operating system that still gets security fixes.',
} as const satisfies Rule

export const imageSize = {
  name: 'max-size-mb',
  inWords: ({ map }: Policy) =>
    map?.['max-size-mb'] === undefined ? null : `more than ${map['max-size-mb']} MB block`,
  blocks: (finding: Finding, { map }: Policy) => has(finding, 'IMAGE-SIZE') && map?.['max-size-mb'] !== undefined,
  remedy: 'Make the image smaller, for example with a build in several stages, or raise `max-size-mb`.',
} as const satisfies Rule

export const imageGrowth = {
  name: 'max-growth',
  inWords: ({ map }: Policy) => {
    const limits = [
      ...(map?.['max-growth-mb'] === undefined ? [] : [`${map['max-growth-mb']} MB`]),
      ...(map?.['max-growth-percent'] === undefined ? [] : [`${map['max-growth-percent']} %`]),
    ]
    return limits.length === 0 ? null : `growth by more than ${limits.join(' or ')} blocks`
  },
  blocks: (finding: Finding, { map }: Policy) =>
    has(finding, 'IMAGE-GROWTH') && (map?.['max-growth-mb'] !== undefined || map?.['max-growth-percent'] !== undefined),
  remedy: 'Find out what makes the image larger than the one that runs (`docker history`), or raise the limit.',
} as const satisfies Rule

export const baseImages = {
  name: 'base-images',
  inWords: ({ map }: Policy) =>
    map?.['base-images'] === undefined ? null : `base images other than ${map['base-images'].join(', ')} block`,
  blocks: (finding: Finding, { map }: Policy) => has(finding, 'BASE-IMAGE') && map?.['base-images'] !== undefined,
  remedy: 'Use one of the base images that `base-images` allows.',
} as const satisfies Rule

export const databaseAge = {
  name: 'max-database-age-hours',
  inWords: ({ map }: Policy) =>
    map?.['max-database-age-hours'] === undefined
      ? null
      : `a vulnerability database older than ${map['max-database-age-hours']} hours blocks`,
  blocks: (finding: Finding, { map }: Policy) =>
    has(finding, 'DATABASE-AGE') && map?.['max-database-age-hours'] !== undefined,
  remedy:
    'Use a newer vulnerability database: run without `offline`, or update the folder of `trivy-cache-dir` or the mirror.',
} as const satisfies Rule

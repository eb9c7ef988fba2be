/** The rules about what Trivy finds besides vulnerabilities: secrets, licenses and the configuration of the image. */
import { matches } from '../../wildcards.ts'
import type { Finding } from '../findings.ts'
import type { LicenseRule } from './policy-map.ts'
import type { Policy, Rule } from './rule.ts'

export const secrets = {
  name: 'secrets',
  inWords: ({ map }: Policy) => {
    if (map?.secrets === undefined) return null
    return map.secrets.length === 0 ? 'secrets do not block' : `secrets block at ${map.secrets.join(', ')}`
  },
  blocks: (finding: Finding, { map }: Policy) =>
    finding.kind === 'secret' && map?.secrets?.includes(finding.severity) === true,
  remedy:
    'Revoke the secrets, and keep them out of the build: who can pull the image can read them, also in a layer whose file a later one deletes.',
} as const satisfies Rule

export const licenses = {
  name: 'licenses',
  inWords: ({ map }: Policy) => {
    if (map?.licenses === undefined) return null
    const { categories, names } = map.licenses
    return `licenses that are ${[...categories, ...names].join(', ')} block`
  },
  blocks: (finding: Finding, { map }: Policy) =>
    finding.kind === 'license' && map?.licenses !== undefined && isRefused(finding, map.licenses),
  remedy: 'Replace the packages whose licenses are listed in the summary.',
} as const satisfies Rule

const isRefused = (
  { id, category }: Extract<Finding, { kind: 'license' }>,
  { categories, names }: LicenseRule,
): boolean =>
  categories.some((one) => one === (category.toLowerCase() || 'unknown')) ||
  names.some((name) => matches(name.toLowerCase(), id.toLowerCase()))

export const imageConfiguration = {
  name: 'image-configuration',
  inWords: ({ map }: Policy) => {
    const severities = map?.['image-configuration']
    if (severities === undefined) return null
    return severities.length === 0
      ? 'findings about the configuration of the image do not block'
      : `findings about the configuration of the image block at ${severities.join(', ')}`
  },
  blocks: (finding: Finding, { map }: Policy) =>
    finding.kind === 'misconfiguration' &&
    finding.source === 'trivy' &&
    map?.['image-configuration']?.includes(finding.severity) === true,
  remedy: 'Correct the configuration of the image in the Dockerfile.',
} as const satisfies Rule

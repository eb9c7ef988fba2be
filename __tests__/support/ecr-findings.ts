/** Findings as ECR lists them. */
import type { EnhancedImageScanFinding, ImageScanFinding } from '@aws-sdk/client-ecr'

export const basicFinding = (facts: Partial<ImageScanFinding> = {}): ImageScanFinding => ({
  name: 'CVE-2026-1000',
  description: 'A flaw.\nMore of it.',
  uri: 'https://security-tracker.debian.org/tracker/CVE-2026-1000',
  severity: 'HIGH',
  attributes: [
    { key: 'package_version', value: '3.0.9-1' },
    { key: 'package_name', value: 'openssl' },
  ],
  ...facts,
})

export const enhancedFinding = (facts: Partial<EnhancedImageScanFinding> = {}): EnhancedImageScanFinding => ({
  title: 'CVE-2026-2000 - lodash',
  description: 'Another flaw.',
  severity: 'CRITICAL',
  status: 'ACTIVE',
  type: 'PACKAGE_VULNERABILITY',
  score: 9.8,
  fixAvailable: 'YES',
  packageVulnerabilityDetails: {
    vulnerabilityId: `CVE-2026-2000`,
    sourceUrl: 'https://nvd.nist.gov/vuln/detail/CVE-2026-2000',
    vendorCreatedAt: new Date('2026-03-01T12:00:00Z'),
    vulnerablePackages: [
      {
        name: 'lodash',
        version: '4.17.11',
        packageManager: 'NPM',
        filePath: 'app/package.json',
        fixedInVersion: '4.17.12',
      },
    ],
  },
  ...facts,
})

/** As ECR counts what it lists: by severity. */
export const countsOf = (findings: readonly Pick<ImageScanFinding, 'severity'>[]): Record<string, number> => {
  const bySeverity = Map.groupBy(findings, ({ severity = '' }) => severity)
  return Object.fromEntries([...bySeverity].map(([severity, of]) => [severity, of.length]))
}

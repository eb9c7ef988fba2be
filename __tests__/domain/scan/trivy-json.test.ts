/** Trivy's JSON: what is read from it, and what is rejected. */
import { describe, expect, test } from '@jest/globals'
import type { ScanReport } from '../../../src/domain/scan/findings.ts'
import type { Parsed } from '../../../src/domain/scan/scanner-json.ts'
import { parseTrivyJson, type TrivyFacts } from '../../../src/domain/scan/trivy-json.ts'

const DIGEST = `sha256:${'a'.repeat(64)}`
const FACTS: TrivyFacts = {
  archive: '/tmp/x/image.tar',
  image: 'hello:built',
  version: '0.69.3',
  database: { updatedAt: '2026-01-01T00:00:00Z', origin: { kind: 'own' } },
}

const HEAD = {
  SchemaVersion: 2,
  Trivy: { Version: '0.74.0' },
  ArtifactType: 'container_image',
  Metadata: { ImageID: DIGEST, OS: { Family: 'debian', Name: '12.1' } },
}

/** The report, or what is wrong with it. */
const parse = (document: unknown): Parsed<ScanReport> => {
  const parsed = parseTrivyJson(JSON.stringify(document), FACTS)
  return parsed.kind === 'valid' ? { kind: 'valid', value: parsed.value.report } : parsed
}

const RESULTS = [
  {
    Target: '/tmp/x/image.tar (debian 12.1)',
    Class: 'os-pkgs',
    Vulnerabilities: [
      {
        VulnerabilityID: 'CVE-1',
        PkgName: 'openssl',
        InstalledVersion: '1',
        Severity: 'HIGH',
        Title: 't',
        PrimaryURL: 'https://x',
      },
    ],
  },
  {
    Target: 'Node.js',
    Vulnerabilities: [
      {
        VulnerabilityID: 'CVE-2',
        PkgName: 'lodash',
        PkgPath: 'app/l/package.json',
        InstalledVersion: '1',
        FixedVersion: '2',
        Severity: 'CRITICAL',
      },
    ],
  },
  {
    Target: 'app/deploy.sh',
    Class: 'secret',
    Secrets: [
      {
        RuleID: 'aws-access-key-id',
        Severity: 'CRITICAL',
        Title: 'AWS',
        StartLine: 3,
        Match: 'KEY=hunter2',
        Code: { Lines: ['hunter2'] },
      },
    ],
  },
  { Target: 'only packages', Packages: [{}] },
]

describe('a report', () => {
  test('gives vulnerabilities and secrets, without the line that holds the secret', () => {
    const parsed = parse({ ...HEAD, Results: RESULTS })
    expect(parsed).toEqual({
      kind: 'valid',
      value: {
        source: 'trivy',
        version: '0.74.0',
        configDigest: DIGEST,
        operatingSystem: 'debian 12.1',
        database: FACTS.database,
        unchecked: null,
        findings: [
          {
            source: 'trivy',
            kind: 'vulnerability',
            id: 'CVE-1',
            severity: 'HIGH',
            level: 'HIGH',
            packageName: 'openssl',
            installedVersion: '1',
            fixedVersion: null,
            title: 't',
            url: 'https://x',
            where: ['hello:built (debian 12.1)'],
          },
          {
            source: 'trivy',
            kind: 'vulnerability',
            id: 'CVE-2',
            severity: 'CRITICAL',
            level: 'CRITICAL',
            packageName: 'lodash',
            installedVersion: '1',
            fixedVersion: '2',
            title: '',
            url: null,
            where: ['app/l/package.json'],
          },
          {
            source: 'trivy',
            kind: 'secret',
            id: 'aws-access-key-id',
            severity: 'CRITICAL',
            level: 'CRITICAL',
            line: 3,
            title: 'AWS',
            url: null,
            where: ['app/deploy.sh'],
          },
        ],
      },
    })
    expect(JSON.stringify(parsed)).not.toContain('hunter2')
  })

  test.each([
    ['no results and no system', { ...HEAD, Metadata: { ImageID: DIGEST } }],
    ['results null and no system', { ...HEAD, Metadata: { ImageID: DIGEST }, Results: null }],
    ['a system without advisories', { ...HEAD, Metadata: { ImageID: DIGEST, OS: { Family: 'fedora', Name: '40' } } }],
    ['a system without findings', { ...HEAD, Results: [{ Target: 'x (debian 12.1)', Class: 'os-pkgs' }] }],
    ['vulnerabilities null', { ...HEAD, Results: [{ Target: 'x', Vulnerabilities: null }] }],
    ['packages of an unknown system', { ...HEAD, Metadata: { ImageID: DIGEST, OS: { Family: 'none', Name: '' } } }],
    ['members that are null', { ...HEAD, Trivy: null, Metadata: { ImageID: DIGEST, OS: null }, Results: [{}] }],
    ['unknown fields', { ...HEAD, Results: [{ Target: 'x', New: 1 }], Later: {} }],
  ])('has no findings with %s', (_, document) => {
    expect(parse(document)).toMatchObject({ kind: 'valid', value: { findings: [] } })
  })

  test('has the end of life, null for an image without a system, and the version from --version for an older Trivy', () => {
    const old = {
      ...HEAD,
      Trivy: undefined,
      Metadata: { ImageID: DIGEST, OS: { Family: 'alpine', Name: '3.10.2', EOSL: true } },
      Results: [{ Target: 'x (alpine 3.10.2)' }],
    }
    expect(parse(old)).toMatchObject({ value: { operatingSystem: 'alpine 3.10.2 (end of life)', version: '0.69.3' } })
    expect(parse({ ...HEAD, Metadata: { ImageID: DIGEST } })).toMatchObject({ value: { operatingSystem: null } })
  })
})

describe('a report that is not as expected is rejected, never read as one without findings', () => {
  const withoutIdentifier = {
    ...HEAD,
    Results: [
      {
        Target: 'x',
        Vulnerabilities: [{ VulnerabilityID: '', PkgName: 'p', InstalledVersion: '1', Severity: 'HIGH' }],
      },
    ],
  }

  test.each([
    ['another schema', { ...HEAD, SchemaVersion: 3 }, 'SchemaVersion'],
    ['no image id', { ...HEAD, Metadata: {} }, 'Metadata.ImageID'],
    [
      'an image id that is no digest',
      { ...HEAD, Metadata: { ImageID: 'sha256:xyz' } },
      'Metadata.ImageID is not a sha256 digest',
    ],
    ['a scan of something else', { ...HEAD, ArtifactType: 'filesystem' }, 'ArtifactType'],
    ['a finding without an identifier', withoutIdentifier, 'Results.0.Vulnerabilities.0.VulnerabilityID'],
    ['results of another shape', { ...HEAD, Results: {} }, 'Results'],
    ['a system without results', HEAD, 'no Results although it names an operating system'],
    ['a system with empty results', { ...HEAD, Results: [] }, 'no Results although'],
    ['an empty object', {}, 'SchemaVersion'],
  ])('%s', (_, document, problem) => {
    const parsed = parse(document)
    if (parsed.kind === 'valid') throw new Error('it was read as a report')
    expect(parsed.problem).toContain(problem)
  })

  test.each([
    ['', 'it is empty'],
    ['null', 'it: '],
    [JSON.stringify({ ...HEAD, Results: RESULTS }).slice(0, -5), 'it is not JSON, or it is cut off'],
  ])('text %#', (text, problem) => {
    const parsed = parseTrivyJson(text, FACTS)
    if (parsed.kind === 'valid') throw new Error('it was read as a report')
    expect(parsed.problem).toContain(problem)
  })
})

/** The findings in Trivy's JSON: what they need, and how those that are incomplete or doubled count. */
import { describe, expect, test } from '@jest/globals'
import type { ScanReport } from '../../../src/domain/scan/findings.ts'
import type { Parsed } from '../../../src/domain/scan/scanner-json.ts'
import { parseTrivyJson, type TrivyFacts } from '../../../src/domain/scan/trivy-json.ts'

const HEAD = { SchemaVersion: 2, ArtifactType: 'container_image', Metadata: { ImageID: `sha256:${'a'.repeat(64)}` } }
const FACTS: TrivyFacts = {
  archive: '/tmp/x/image.tar',
  image: 'hello:built',
  version: '0.74.0',
  database: { updatedAt: '2026-01-01T00:00:00Z', origin: { kind: 'own' } },
}
/** The report, or what is wrong with it. */
const parse = (document: unknown): Parsed<ScanReport> => {
  const parsed = parseTrivyJson(JSON.stringify(document), FACTS)
  return parsed.kind === 'valid' ? { kind: 'valid', value: parsed.value.report } : parsed
}

const withFindings = (...changes: readonly object[]): object => ({
  ...HEAD,
  Results: [
    {
      Target: 'x',
      Vulnerabilities: changes.map((changed) => ({
        VulnerabilityID: 'CVE-1',
        PkgName: 'p',
        InstalledVersion: '1',
        Severity: 'HIGH',
        ...changed,
      })),
    },
  ],
})

describe('a finding', () => {
  test.each([
    ['HIGH', 'HIGH'],
    ['high', 'HIGH'],
    [' Critical ', 'CRITICAL'],
    ['', 'UNKNOWN'],
    ['APOCALYPTIC', 'UNKNOWN'],
    [undefined, 'UNKNOWN'],
    [null, 'UNKNOWN'],
    [4, 'UNKNOWN'],
  ])('of severity %j counts as %s', (given, severity) => {
    expect(parse(withFindings({ Severity: given }))).toMatchObject({
      value: { findings: [{ id: 'CVE-1', severity, level: severity }] },
    })
  })

  test.each([
    [3, 3],
    [0, null],
    [-5, null],
    [1.5, null],
    ['7', null],
    [null, null],
  ])('on line %j is on line %j', (StartLine, line) => {
    const Results = [{ Secrets: [{ RuleID: 'r', StartLine }] }]
    expect(parse({ ...HEAD, Results })).toMatchObject({ value: { findings: [{ id: 'r', line }] } })
  })

  test('needs only its identifier', () => {
    const Results = [{ Vulnerabilities: [{ VulnerabilityID: 'CVE-1', PkgName: null }], Secrets: [{ RuleID: 'r' }] }]
    expect(parse({ ...HEAD, Results })).toMatchObject({
      value: {
        findings: [
          { kind: 'vulnerability', id: 'CVE-1', packageName: '', installedVersion: '', severity: 'UNKNOWN' },
          { kind: 'secret', id: 'r', line: null, severity: 'UNKNOWN' },
        ],
      },
    })
  })

  test('that is reported twice counts once, as the one that blocks more readily', () => {
    const twice = withFindings({ Severity: 'LOW' }, { Severity: 'HIGH' }, { FixedVersion: '2' }, { PkgName: 'q' })
    expect(parse(twice)).toMatchObject({
      value: {
        findings: [
          { packageName: 'p', severity: 'HIGH', fixedVersion: '2' },
          { packageName: 'q', severity: 'HIGH' },
        ],
      },
    })
  })
})

describe('what a finding may lack', () => {
  const DIFF_ID = `sha256:${'b'.repeat(64)}`
  const FULL = {
    Layer: { DiffID: DIFF_ID },
    PkgIdentifier: { PURL: 'pkg:npm/p@1' },
    PublishedDate: '2026-11-01T10:00:00.5Z',
  }
  const KNOWN = { layer: DIFF_ID, purl: 'pkg:npm/p@1', publishedAt: '2026-11-01T10:00:00.500Z' }
  const found = (changes: object): object => {
    const parsed = parse(withFindings({ ...FULL, ...changes }))
    const [finding] = parsed.kind === 'valid' ? parsed.value.findings : []
    return finding ?? {}
  }

  test('is read where it is there', () => {
    expect(found({})).toMatchObject(KNOWN)
  })

  test.each<[keyof typeof KNOWN, string, unknown]>(
    [
      ...[undefined, null, 3, {}, { DiffID: 3 }, { DiffID: 'sha256:1' }].map(
        (Layer) => ['layer', 'Layer', Layer] as const,
      ),
      ...[undefined, null, 3, {}, { PURL: '' }].map((id) => ['purl', 'PkgIdentifier', id] as const),
      ...[undefined, null, 3, '', 'soon', {}].map((date) => ['publishedAt', 'PublishedDate', date] as const),
    ].map(([name, member, value]) => [name, member, value]),
  )('%s is absent for a %s of %j', (name, member, value) => {
    const finding = found({ [member]: value })
    expect(finding).toMatchObject({ id: 'CVE-1' })
    expect(
      Object.keys(finding)
        .filter((key) => key in KNOWN)
        .toSorted(),
    ).toEqual(
      Object.keys(KNOWN)
        .filter((key) => key !== name)
        .toSorted(),
    )
  })

  test.each<[unknown, readonly string[] | undefined]>([
    [[DIFF_ID], [DIFF_ID]],
    [[DIFF_ID, 'x'], undefined],
    [[], undefined],
    ['x', undefined],
  ])('layers %j are %j', (DiffIDs, layers) => {
    const parsed = parse({ ...HEAD, Metadata: { ...HEAD.Metadata, DiffIDs } })
    expect(parsed).toMatchObject({ kind: 'valid' })
    expect(parsed.kind === 'valid' ? parsed.value.layers : null).toEqual(layers)
  })
})

describe('what a policy can ask for', () => {
  test('the size of the image and the end of life of its system', () => {
    const Metadata = { ...HEAD.Metadata, Size: 20_480, OS: { Family: 'debian', Name: '9.13', EOSL: true } }
    const Results = [{ Target: 'x', Class: 'os-pkgs' }]
    expect(parse({ ...HEAD, Metadata, Results })).toMatchObject({ value: { sizeBytes: 20_480, endOfLife: true } })
    expect(parse({ ...HEAD, Metadata: { ...HEAD.Metadata, Size: 'big' } })).not.toHaveProperty('value.sizeBytes')
  })

  test('licenses', () => {
    const Licenses = [
      { Severity: 'HIGH', Category: 'restricted', PkgName: 'openssl', FilePath: '', Name: 'GPL-3.0-only' },
      { Severity: 'LOW', Category: null, FilePath: 'app/LICENSE', Name: '' },
    ]
    expect(parse({ ...HEAD, Results: [{ Target: 'OS Packages', Class: 'license', Licenses }] })).toMatchObject({
      value: {
        findings: [
          {
            kind: 'license',
            id: 'GPL-3.0-only',
            category: 'restricted',
            packageName: 'openssl',
            severity: 'HIGH',
            where: ['OS Packages'],
          },
          { kind: 'license', id: 'unknown', category: '', packageName: '', where: ['app/LICENSE'] },
        ],
      },
    })
  })

  test('failed checks of the configuration, without the lines that they quote', () => {
    const check = { ID: 'DS-0031', Title: 'Secrets in ENV', Message: 'exposure of "DB_PASSWORD"', Severity: 'CRITICAL' }
    const CauseMetadata = { Code: { Lines: [{ Content: 'ENV DB_PASSWORD=hunter2' }] } }
    const Misconfigurations = [
      { ...check, Status: 'FAIL', CauseMetadata },
      { ...check, ID: 'DS-0002', Status: 'PASS' },
      { ...check, ID: 'DS-0026', Status: 'EXCEPTION' },
      { ...check, ID: 'DS-0099' },
    ]
    const parsed = parse({ ...HEAD, Results: [{ Target: 'x', Class: 'config', Misconfigurations }] })
    expect(parsed).toMatchObject({
      value: {
        findings: [
          { kind: 'misconfiguration', source: 'trivy', id: 'DS-0031', where: ['exposure of "DB_PASSWORD"'] },
          { id: 'DS-0099' },
        ],
      },
    })
    expect(JSON.stringify(parsed)).not.toContain('hunter2')
  })

  test('do not stand for the packages, which were not looked at', () => {
    const Metadata = { ...HEAD.Metadata, OS: { Family: 'debian', Name: '12' } }
    const Results = [
      { Target: 'x', Class: 'config' },
      { Target: 'y', Class: 'license' },
    ]
    expect(parse({ ...HEAD, Metadata, Results })).toMatchObject({ kind: 'invalid' })
  })
})

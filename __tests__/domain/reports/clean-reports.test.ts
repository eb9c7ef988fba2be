/** The scanners' own reports as they are kept: every finding, no secret, nothing of this machine. */
import { describe, expect, test } from '@jest/globals'
import { cleanDockleJson } from '../../../src/domain/reports/clean-dockle.ts'
import { cleanTrivyJson } from '../../../src/domain/reports/clean-trivy.ts'
import type { Redact } from '../../../src/domain/reports/clean-text.ts'
import { parseTrivyJson } from '../../../src/domain/scan/trivy-json.ts'
import { digestOf } from '../../support/sample-results.ts'

const ARCHIVE = '/tmp/ship-to-ecs-image-a1/image.tar'
const NAMES = { localName: 'ship-to-ecs/build:a1b2c3', name: 'hello' }
const redact: Redact = (text) => text.replaceAll('S3cr3t', '***')

const trivy = (changes: object = {}, results: readonly object[] = []): string =>
  JSON.stringify({
    SchemaVersion: 2,
    ArtifactName: ARCHIVE,
    ArtifactType: 'container_image',
    Metadata: {
      ImageID: digestOf('c'),
      RepoTags: [NAMES.localName],
      ImageConfig: {
        architecture: 'amd64',
        config: { Env: ['PASSWORD=hunter2'], Labels: { a: 'hunter2' } },
        history: [
          { created_by: 'RUN |1 TOKEN=hunter2 /bin/sh -c npm ci # buildkit' },
          { created_by: 'USER node', empty_layer: true },
        ],
        rootfs: { type: 'layers', diff_ids: [digestOf('a')] },
      },
      ...changes,
    },
    Results: [
      { Target: `${ARCHIVE} (debian 12.11)`, Class: 'os-pkgs', Packages: [{ Name: 'openssl' }] },
      {
        Target: '/app/a.sh',
        Class: 'secret',
        Secrets: [
          {
            RuleID: 'a',
            Severity: 'HIGH',
            Title: 'S3cr3t of a',
            StartLine: 3,
            Layer: { DiffID: digestOf('a'), CreatedBy: 'RUN TOKEN=hunter2 make', Other: 'S3cr3t' },
            Match: 'A=hunter2',
            Code: { Lines: [{ Content: 'B=hunter2' }] },
          },
        ],
      },
      ...results,
    ],
  })

/** @throws Error when it is not valid */
const cleaned = (text: string): { readonly text: string; readonly history: unknown } => {
  const parsed = cleanTrivyJson(text, NAMES, redact)
  if (parsed.kind === 'invalid') throw new Error(parsed.problem)
  return parsed.value
}

describe("Trivy's report", () => {
  test('has no secret, no path of the machine and no name that only this machine knows', () => {
    const { text } = cleaned(trivy())
    expect(text).not.toMatch(/hunter2|S3cr3t/)
    expect(text).not.toContain('/tmp/')
    expect(text).not.toContain(NAMES.localName)
    expect(JSON.parse(text)).toMatchObject({
      ArtifactName: 'hello',
      Metadata: { RepoTags: ['hello'], ImageConfig: { architecture: 'amd64' } },
      Results: [
        { Target: 'hello (debian 12.11)', Packages: [{ Name: 'openssl' }] },
        { Secrets: [{ RuleID: 'a', Title: '*** of a' }] },
      ],
    })
  })

  test('gives the same findings as before', () => {
    const facts = {
      archive: ARCHIVE,
      image: 'hello',
      version: '0',
      database: { updatedAt: '', origin: { kind: 'own' as const } },
    }
    const findings = (text: string, archive: string) => {
      const parsed = parseTrivyJson(text, { ...facts, archive })
      return parsed.kind === 'valid' ? parsed.value.report.findings.map(({ id, where }) => [id, where]) : parsed
    }
    expect(findings(cleaned(trivy()).text, 'hello')).toEqual(findings(trivy(), ARCHIVE))
  })

  test('has the history of the image, by which lines of the Dockerfile are found', () => {
    expect(cleaned(trivy()).history).toEqual({
      entries: [
        { createdBy: 'RUN |1 TOKEN=hunter2 /bin/sh -c npm ci # buildkit', isEmpty: false },
        { createdBy: 'USER node', isEmpty: true },
      ],
      layers: [digestOf('a')],
    })
  })

  test.each([
    ['no config', { ImageConfig: null }],
    ['a config of another form', { ImageConfig: { history: 'a', rootfs: 7 } }],
    ['a history of another form', { ImageConfig: { history: [7], rootfs: { diff_ids: [7] } } }],
  ])('with %s is a report without a history', (_, changes) => {
    expect(cleaned(trivy(changes)).history).toEqual({ entries: [], layers: [] })
  })

  test('that is none is said', () => {
    expect(cleanTrivyJson('{"Metadata":7}', NAMES, redact)).toMatchObject({ kind: 'invalid' })
  })
})

describe("Dockle's report", () => {
  const dockle = JSON.stringify({
    summary: { fatal: 1, warn: 0, info: 0 },
    details: [
      {
        code: 'CIS-DI-0010',
        title: 'no credentials',
        level: 'FATAL',
        alerts: [
          'unnecessary file : a/S3cr3t',
          'Suspicious ENV key found : DB_PASSWORD on ENV DB_PASSWORD=******* correct horse (You can suppress it with --accept-key)',
        ],
      },
      { code: 'CIS-DI-0001', title: 'a user', level: 'WARN' },
    ],
  })

  test('has of its alerts what may be shown, sorted', () => {
    const parsed = cleanDockleJson(dockle, redact)
    expect(parsed.kind === 'valid' && JSON.parse(parsed.value)).toEqual({
      summary: { fatal: 1, warn: 0, info: 0 },
      details: [
        {
          code: 'CIS-DI-0010',
          title: 'no credentials',
          level: 'FATAL',
          alerts: ['Suspicious ENV key found : DB_PASSWORD on ENV DB_PASSWORD=***', 'unnecessary file : a/***'],
        },
        { code: 'CIS-DI-0001', title: 'a user', level: 'WARN', alerts: [] },
      ],
    })
  })

  test('that is none is said', () => {
    expect(cleanDockleJson('{"details":7}', redact)).toMatchObject({ kind: 'invalid' })
  })
})

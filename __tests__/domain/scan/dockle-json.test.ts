/** Dockle's JSON: levels, order, and alerts in a fixed order. */
import { describe, expect, test } from '@jest/globals'
import { HIDDEN } from '../../../src/domain/scan/hidden-alerts.ts'
import { parseDockleJson } from '../../../src/domain/scan/dockle-json.ts'

const [A, B] = ['setuid file: urwxr-xr-x a', 'setuid file: urwxr-xr-x b']
const detail = (level: string, code: string, alerts: readonly string[] | null = [A]): object => ({
  code,
  title: `title of ${code}`,
  level,
  alerts,
})
const found = (id: string, level: string, facts: object): object => ({
  source: 'dockle',
  kind: 'misconfiguration',
  id,
  level,
  title: `title of ${id}`,
  url: null,
  [HIDDEN]: [],
  ...facts,
})
const SUMMARY = { fatal: 0, warn: 0, info: 0, skip: 0, pass: 16 }
const parse = (document: unknown): ReturnType<typeof parseDockleJson> =>
  parseDockleJson(JSON.stringify(document), '0.4.15')

describe('a report', () => {
  test('has the findings, worst first, alerts in a fixed order', () => {
    const details = [
      detail('INFO', 'CIS-DI-0006'),
      detail('PASS', 'DKL-DI-0002'),
      detail('FATAL', 'DKL-LI-0001', [B, A]),
      detail('SKIP', 'DKL-DI-0001'),
      detail('IGNORE', 'DKL-DI-0003'),
      detail('WARN', 'CIS-DI-0001', null),
      detail('FATAL', 'CIS-DI-0010'),
    ]
    expect(parse({ summary: { ...SUMMARY, fatal: 2, warn: 1, info: 1 }, details })).toEqual({
      kind: 'valid',
      value: {
        source: 'dockle',
        version: '0.4.15',
        configDigest: null,
        operatingSystem: null,
        database: null,
        unchecked: null,
        findings: [
          found('CIS-DI-0010', 'FATAL', { severity: 'HIGH', where: [A] }),
          found('DKL-LI-0001', 'FATAL', { severity: 'HIGH', where: [A, B] }),
          found('CIS-DI-0001', 'WARN', { severity: 'MEDIUM', where: [] }),
          found('CIS-DI-0006', 'INFO', { severity: 'LOW', where: [A] }),
        ],
      },
    })
  })

  test.each([
    ['details null', { summary: SUMMARY, details: null }],
    ['no details', { summary: SUMMARY }],
    ['unknown fields', { image: 'x', summary: SUMMARY, details: [], later: 1 }],
  ])('has no findings with %s', (_, document) => {
    expect(parse(document)).toMatchObject({ kind: 'valid', value: { findings: [] } })
  })

  test.each([
    ['an unknown level', { summary: SUMMARY, details: [detail('DEADLY', 'X')] }],
    ['no summary', { details: [] }],
    ['a summary that counts a missing finding', { summary: { ...SUMMARY, fatal: 1 }, details: [] }],
    ['a list', []],
  ])('is invalid with %s', (_, document) => {
    expect(parse(document).kind).toBe('invalid')
  })
})

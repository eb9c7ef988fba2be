/** The readable advisories as the buckets of Trivy's database. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import {
  databaseMetadata,
  databaseTree,
  parseAdvisories,
  withoutAdvisories,
} from '../../../scripts/fixture-database/advisories.ts'
import { writeFixtureDatabase } from '../../../scripts/fixture-database/write.ts'

const YAML = `
updated: 2026-01-01T00:00:00Z
sources:
  debian 12:
    id: debian
    name: Debian
    url: https://debian.example
    distribution: { openssl: { CVE-1: 3.0.11-1, CVE-2: unfixed } }
  npm::GHSA:
    id: ghsa
    name: GHSA
    url: https://ghsa.example
    library: { lodash: { CVE-1: { vulnerable: ['< 2'], patched: ['2'] } } }
vulnerabilities:
  CVE-1: { severity: HIGH, title: one, url: https://one.example }
  CVE-2: { severity: LOW, title: two, url: https://two.example }
`

describe('advisories', () => {
  test('become the buckets that Trivy looks into', () => {
    expect(databaseTree(parseAdvisories(YAML))).toEqual({
      'debian 12': { openssl: { 'CVE-1': '{"FixedVersion":"3.0.11-1"}', 'CVE-2': '{"Status":2}' } },
      'npm::GHSA': { lodash: { 'CVE-1': '{"VulnerableVersions":["< 2"],"PatchedVersions":["2"]}' } },
      'data-source': {
        'debian 12': '{"ID":"debian","Name":"Debian","URL":"https://debian.example"}',
        'npm::GHSA': '{"ID":"ghsa","Name":"GHSA","URL":"https://ghsa.example"}',
      },
      vulnerability: {
        'CVE-1': '{"Title":"one","Severity":"HIGH","References":["https://one.example"]}',
        'CVE-2': '{"Title":"two","Severity":"LOW","References":["https://two.example"]}',
      },
    })
    expect(JSON.parse(databaseMetadata(parseAdvisories(YAML)))).toMatchObject({
      Version: 2,
      UpdatedAt: '2026-01-01T00:00:00Z',
    })
  })

  test.each([
    ['a vulnerability that is not described', YAML.replace('CVE-2: {', 'CVE-3: {'), 'does not describe CVE-2'],
    ['an unknown severity', YAML.replace('severity: LOW', 'severity: BAD'), 'severity'],
    ['a misspelt key', YAML.replace('distribution:', 'distributoin:'), 'distributoin'],
    ['no date', YAML.replace('updated: 2026-01-01T00:00:00Z', ''), 'updated'],
  ])('with %s are refused', (_, yaml, message) => {
    expect(() => parseAdvisories(yaml)).toThrow(message)
  })

  test('of a library that are not published yet are left out, and nothing else', () => {
    const today = databaseTree(parseAdvisories(YAML))
    const before = databaseTree(withoutAdvisories(parseAdvisories(YAML), ['CVE-1']))
    expect(before).toEqual({ ...today, 'npm::GHSA': { lodash: {} } })
  })

  test('of the fixture make the same database every time', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'fixture-database-'))
    try {
      for (const name of ['one', 'two']) await writeFixtureDatabase(join(directory, name))
      const read = (path: string): Promise<Buffer> => readFile(join(directory, path))
      expect(await read('one/db/trivy.db')).toEqual(await read('two/db/trivy.db'))
      expect((await read('one/db/trivy.db')).includes('lodash')).toBe(true)
      expect(await read('one/db/metadata.json')).toEqual(await read('two/db/metadata.json'))
    } finally {
      await rm(directory, { recursive: true })
    }
  })
})

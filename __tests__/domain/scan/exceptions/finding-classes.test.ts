/** Which findings an id is of, and what a wrong one was meant to be. */
import { describe, expect, test } from '@jest/globals'
import { findingClass, unknownClass } from '../../../../src/domain/scan/exceptions/finding-classes.ts'

describe('another spelling of an id is no id, and the right one is named', () => {
  test.each([
    ['cve-2024-12345', 'CVE-2024-12345'],
    ['cve-2024-1', 'CVE-2024-0001'],
    ['CVE_2024_12345', 'CVE-2024-12345'],
    ['CVE 2024 12345', 'CVE-2024-12345'],
    ['https://avd.aquasec.com/nvd/cve-2019-1549', 'CVE-2019-1549'],
    ['CVE-2024-12345 (openssl)', 'CVE-2024-12345'],
    ['GHSA-JF85-CPCP-J695', 'GHSA-jf85-cpcp-j695'],
    ['ghsa-jf85-cpcp-j695', 'GHSA-jf85-cpcp-j695'],
    ['rustsec-2024-0001', 'RUSTSEC-2024-0001'],
    ['dsa-5417-1', 'DSA-5417-1'],
    ['cis-di-0001', 'CIS-DI-0001'],
    ['CIS_DI_0010', 'CIS-DI-0010'],
    ['CIS-DI-1', 'CIS-DI-0001'],
    ['ecs.5', 'ECS.5'],
    ['end_of_life', 'END-OF-LIFE'],
    ['ds-0002', 'DS-0002'],
    ['AWS-Access-Key-ID', 'aws-access-key-id'],
  ])('%s', (written, meant) => {
    // Nor is it a license or a secret rule, which Trivy has many of.
    expect([findingClass(written, null), findingClass(written, 'trivy')]).toEqual([null, null])
    expect(unknownClass(written)).toBe(`no scanner has findings with the id '${written}'; did you mean ${meant}?`)
    expect(findingClass(meant, null)).not.toBeNull()
  })
})

test.each([
  ['MIT', 'a license'],
  ['GPL-3.0-only', 'a license'],
  ['snyk-pat', 'a secret'],
  ['a-newer-rule', 'a secret'],
])('%s of a newer Trivy needs its scanner', (id, name) => {
  expect(findingClass(id, null)).toBeNull()
  expect(findingClass(id, 'trivy')?.name).toBe(name)
})

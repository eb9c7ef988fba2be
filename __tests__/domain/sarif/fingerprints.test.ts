/** Fingerprints: the same for the same finding in another build, and another for every other finding. */
import { describe, expect, test } from '@jest/globals'
import { fingerprintsOf } from '../../../src/domain/sarif/fingerprints.ts'
import type { Finding, Vulnerability } from '../../../src/domain/scan/findings.ts'
import { dockleFinding, vulnerability } from '../../support/sample-results.ts'

const one = (finding: Finding, localName = 'hello:built'): string | undefined => fingerprintsOf([finding], localName)[0]

const LODASH = vulnerability({ packageName: 'lodash', where: ['app/node_modules/lodash/package.json'] })
const OPENSSL = vulnerability({ packageName: 'openssl', where: ['hello:built (debian 12.11)'] })
const secret = (line: number | null): Finding => ({ ...LODASH, kind: 'secret', id: 'key', line, where: ['/app/a.sh'] })

describe('the same', () => {
  const again: readonly (readonly [string, Finding, Finding])[] = [
    ['in a new version of the package', LODASH, { ...LODASH, installedVersion: '4.17.12' }],
    ['with a fix, a title and a severity', LODASH, { ...LODASH, fixedVersion: '9', title: 'b', severity: 'LOW' }],
    ['in another release of the system', OPENSSL, { ...OPENSSL, where: ['hello:built (debian 12.12)'] }],
    ['on another line', secret(1), secret(7)],
    [
      'with other hashes in a build step',
      dockleFinding({ where: [`ADD file:${'0a'.repeat(32)} in /`] }),
      dockleFinding({ where: [`ADD file:${'1b'.repeat(32)} in /`] }),
    ],
    [
      'in a folder with the version in its name',
      vulnerability({ installedVersion: '1.2.3', where: ['lib/a-1.2.3.dist-info/METADATA'] }),
      vulnerability({ installedVersion: '1.2.4', where: ['lib/a-1.2.4.dist-info/METADATA'] }),
    ],
  ]
  test.each(again)('%s', (_, before, after) => {
    expect(one(after)).toBe(one(before))
  })

  test('in an image that has another name on this machine', () => {
    const renamed: Vulnerability = { ...OPENSSL, where: ['other:x (debian 12.11)'] }
    expect(one(renamed, 'other:x')).toBe(one(OPENSSL))
  })

  test('whatever else is found, in whatever order', () => {
    const others = [OPENSSL, secret(1), dockleFinding()]
    expect(fingerprintsOf([...others, LODASH], 'hello:built').at(-1)).toBe(one(LODASH))
  })
})

describe('another', () => {
  const different: readonly (readonly [string, Finding, Finding])[] = [
    ['for another id', LODASH, { ...LODASH, id: 'CVE-2' }],
    ['for another package', LODASH, { ...LODASH, packageName: 'underscore' }],
    ['for another place', LODASH, { ...LODASH, where: ['app/other/package.json'] }],
    ['for another file', secret(1), { ...secret(1), where: ['/app/b.sh'] }],
    ['for another variable', dockleFinding(), dockleFinding({ where: ['Suspicious ENV key found : TOKEN on ***'] })],
  ]
  test.each(different)('%s', (_, first, second) => {
    expect(one(first)).not.toBe(one(second))
  })

  test('for each of several that are alike, by their order in the file', () => {
    const [first, second] = fingerprintsOf([secret(2), secret(11)], '')
    expect(first).not.toBe(second)
    expect(fingerprintsOf([secret(11), secret(2)], '')).toEqual([second, first])
  })
})

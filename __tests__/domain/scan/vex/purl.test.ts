/** Package URLs: what is read of them, and which packages one stands for. */
import { describe, expect, test } from '@jest/globals'
import { isCovered, parsePurl } from '../../../../src/domain/scan/vex/purl.ts'
import { fc } from '../../../support/fast-check.ts'

const PLAIN = { namespace: '', version: null, qualifiers: {}, subpath: null }

describe('parsePurl', () => {
  test.each([
    ['pkg:npm/lodash', { type: 'npm', name: 'lodash' }],
    ['pkg:npm/lodash@4.17.11', { type: 'npm', name: 'lodash', version: '4.17.11' }],
    ['pkg:npm/%40babel/core@7.0.0', { type: 'npm', namespace: '@babel', name: 'core', version: '7.0.0' }],
    ['pkg:npm/@babel/core@7.0.0', { type: 'npm', namespace: '@babel', name: 'core', version: '7.0.0' }],
    ['PKG:npm/lodash', null],
    ['pkg:NPM/lodash', { type: 'npm', name: 'lodash' }],
    ['pkg://npm/lodash', { type: 'npm', name: 'lodash' }],
    ['pkg:pypi/Django_REST@1', { type: 'pypi', name: 'django-rest', version: '1' }],
    [
      'pkg:golang/github.com/Foo/Bar@v1.2.3#sub/dir',
      { type: 'golang', namespace: 'github.com/Foo', name: 'Bar', version: 'v1.2.3', subpath: 'sub/dir' },
    ],
    [
      'pkg:deb/debian/openssl@3.0.9-1?arch=amd64&distro=debian-12',
      {
        type: 'deb',
        namespace: 'debian',
        name: 'openssl',
        version: '3.0.9-1',
        qualifiers: { arch: 'amd64', distro: 'debian-12' },
      },
    ],
    ['pkg:deb/debian/g%2B%2B@1%3A2%2B3', { type: 'deb', namespace: 'debian', name: 'g++', version: '1:2+3' }],
    [
      'pkg:oci/hello?repository_url=example.com/shop/hello',
      { type: 'oci', name: 'hello', qualifiers: { repository_url: 'example.com/shop/hello' } },
    ],
    ['lodash', null],
    ['pkg:npm', null],
    ['pkg:npm/', null],
    ['pkg:npm/a%', null],
    ['pkg:npm/a@%zz', null],
    [`pkg:npm/${'a'.repeat(3000)}`, null],
    ['', null],
  ])('%s', (text, parts) => {
    expect(parsePurl(text)).toEqual(parts === null ? null : { ...PLAIN, ...parts })
  })

  test('any text is read in time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('p', ':', '/', '@', '?', '#', '&', '=', '%', 'a') }),
        (text) => void parsePurl(`pkg:${text}`),
      ),
    )
    expect(parsePurl(`pkg:a${'/'.repeat(2000)}`)).toBeNull()
  })
})

describe('isCovered', () => {
  const FOUND = 'pkg:deb/debian/openssl@3.0.9-1?arch=amd64&distro=debian-12'
  test.each([
    [FOUND, true],
    ['pkg:deb/debian/openssl', true],
    ['pkg:deb/debian/openssl@3.0.9-1', true],
    ['pkg:deb/debian/openssl?distro=debian-12', true],
    ['pkg:deb/debian/openssl@3.0.9', false],
    ['pkg:deb/debian/openssl?distro=debian-11', false],
    ['pkg:deb/debian/openssl?epoch=1', false],
    ['pkg:deb/ubuntu/openssl', false],
    ['pkg:deb/openssl', false],
    ['pkg:rpm/debian/openssl', false],
    ['pkg:deb/debian/libssl3', false],
    ['pkg:deb/debian/openssl#lib', false],
  ])('%s', (wanted, holds) => {
    const [one, other] = [parsePurl(wanted), parsePurl(FOUND)]
    expect(one !== null && other !== null && isCovered(one, other)).toBe(holds)
  })
})

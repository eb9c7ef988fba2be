/** Statements that are not matched are shown, with the reason, where the finding is left. */
import { expect, test } from '@jest/globals'
import { readVex } from '../../../../src/domain/scan/vex/read-vex.ts'
import { unmatchedStatements } from '../../../../src/domain/scan/vex/unmatched.ts'
import { csaf, FOUND, ID, openVex, statement } from '../../../support/sample-vex.ts'

const unmatched = (document: object, left = [FOUND]) => {
  const read = readVex(JSON.stringify(document), 'vex.json')
  if (read.kind === 'invalid') throw new Error(read.problem)
  return unmatchedStatements(left, read.value.statements, { repository: 'shop/hello' })
}
const OTHER = 'no package with this finding is this one'
const OTHER_IMAGE = 'no image with this finding is known to be this one'
const product = (facts: object) => openVex(statement({ products: [facts] }))

test.each<readonly [string, object, string, string]>([
  ['another package', product({ '@id': 'pkg:deb/debian/zlib' }), 'pkg:deb/debian/zlib', OTHER],
  [
    'a source package',
    product({ '@id': 'pkg:deb/debian/openssl@3.0.9-1?arch=source' }),
    'pkg:deb/debian/openssl@3.0.9-1?arch=source',
    'it is a source package, and findings are of the packages that are built from it',
  ],
  ['another image', product({ '@id': 'pkg:oci/other' }), 'pkg:oci/other', OTHER_IMAGE],
  [
    'an image of the same name in another registry',
    product({ '@id': 'pkg:oci/hello?repository_url=ghcr.io/shop/hello' }),
    'pkg:oci/hello?repository_url=ghcr.io/shop/hello',
    OTHER_IMAGE,
  ],
  [
    'an address',
    product({ '@id': 'https://example.com/hello' }),
    'https://example.com/hello',
    'it is named by no package URL',
  ],
  [
    'a CPE',
    product({ '@id': 'x', identifiers: { cpe23: 'cpe:2.3:a:openssl:openssl:3.0.9' } }),
    'x',
    'it is named by a CPE alone, and scanners name packages by package URLs',
  ],
  [
    'a component of a package',
    product({ '@id': 'pkg:golang/app', subcomponents: [{ '@id': 'pkg:deb/debian/openssl' }] }),
    'pkg:golang/app',
    'it is about components of a package, which are known of images only',
  ],
  [
    'a component that is no package URL',
    product({ '@id': 'pkg:oci/hello', subcomponents: ['openssl'] }),
    'openssl in pkg:oci/hello',
    'it is named by no package URL',
  ],
  ['no product', openVex(statement({ products: [] })), '', 'it names no product'],
  [
    'a system of CSAF',
    csaf({ fixed: ['RHEL'] }),
    'RHEL',
    'it is named by a CPE alone (cpe:/o:redhat:enterprise_linux:8), and scanners name packages by package URLs',
  ],
  ['a component of another system', csaf({ fixed: ['RHEL:P1'] }), 'P1 of RHEL', OTHER],
  ['a product that the tree lacks', csaf({ fixed: ['P9'] }), 'P9', 'the product tree of the document does not have it'],
  [
    'a product that is not affected, without a reason',
    csaf({ known_not_affected: ['P1'] }),
    'P1',
    'known_not_affected needs a flag or a threat of the category impact that says why',
  ],
])('%s', (_, document, written, because) => {
  expect(unmatched(document)).toEqual({
    count: 1,
    first: [{ id: ID, product: written, because, path: 'vex.json' }],
  })
  expect(unmatched(document, [])).toEqual({ count: 0, first: [] })
})

test.each<readonly [string, object]>([
  ['what is matched', openVex(statement())],
  ['what suppresses nothing', product({ '@id': 'pkg:oci/other' })],
])('%s is not shown', (what, document) => {
  const given = what === 'what is matched' ? document : openVex(statement({ products: ['x'], status: 'affected' }))
  expect(unmatched(given).count).toBe(0)
})

test('of thousands, some are shown and all are counted', () => {
  const many = Array.from({ length: 3000 }, (_, n) => statement({ products: [`pkg:deb/debian/p${n}`] }))
  expect(unmatched(openVex(...many))).toMatchObject({ count: 3000, first: { length: 50 } })
})

/** OpenVEX documents, and the findings that their statements suppress. */
import { describe, expect, test } from '@jest/globals'
import { vulnerability } from '../../../support/sample-results.ts'
import { exceptionFor, FOUND, ID, openVex, PURL, statement } from '../../../support/sample-vex.ts'

const PROXY = { image: 'nginx:1.29', containers: ['proxy'], platform: 'linux/amd64' } as const

describe('OpenVEX', () => {
  const HOLDS = 'vulnerable_code_not_present (Security)'
  test.each<readonly [string, object, string | null]>([
    ['not_affected', {}, HOLDS],
    [
      'with a text',
      { impact_statement: 'It is not called.' },
      'vulnerable_code_not_present: It is not called. (Security)',
    ],
    ['fixed', { status: 'fixed', justification: undefined }, 'fixed (Security)'],
    ['affected', { status: 'affected' }, null],
    ['under_investigation', { status: 'under_investigation' }, null],
    ['another vulnerability', { vulnerability: { name: 'CVE-2023-5364' } }, null],
    ['an alias', { vulnerability: { name: 'GHSA-jf85-cpcp-j695', aliases: [ID] } }, HOLDS],
    ['a vulnerability as a text', { vulnerability: ID }, HOLDS],
    ['a product as a text', { products: [PURL] }, HOLDS],
    ['any version', { products: [{ '@id': 'pkg:deb/debian/openssl' }] }, HOLDS],
    ['another version', { products: [{ '@id': 'pkg:deb/debian/openssl@3.0.8' }] }, null],
    ['an identifier', { products: [{ '@id': 'x', identifiers: { purl: PURL } }] }, HOLDS],
    ['no products', { products: [] }, null],
    ['a product that is no package URL', { products: [{ '@id': 'https://example.com/hello' }] }, null],
    ['the image', { products: [{ '@id': 'pkg:oci/hello' }] }, HOLDS],
    [
      'the image by its address',
      { products: [{ '@id': 'pkg:oci/hello?repository_url=123.dkr.ecr.eu-west-1.amazonaws.com/shop/hello' }] },
      HOLDS,
    ],
    ['another image', { products: [{ '@id': 'pkg:oci/other' }] }, null],
    [
      'an image of another repository',
      { products: [{ '@id': 'pkg:oci/hello?repository_url=example.com/hello' }] },
      null,
    ],
    ['an image by digest', { products: [{ '@id': 'pkg:oci/hello@sha256%3Aabc' }] }, null],
    [
      'a package of the image',
      { products: [{ '@id': 'pkg:oci/hello', subcomponents: [{ '@id': 'pkg:deb/debian/openssl' }] }] },
      HOLDS,
    ],
    [
      'another package of the image',
      { products: [{ '@id': 'pkg:oci/hello', subcomponents: [{ '@id': 'pkg:deb/debian/zlib' }] }] },
      null,
    ],
    [
      'a component of another product',
      { products: [{ '@id': 'pkg:golang/app', subcomponents: [{ '@id': PURL }] }] },
      null,
    ],
  ])('%s', (_, facts, expected) => {
    expect(exceptionFor([openVex(statement(facts))])).toBe(expected)
  })

  test('the image of the run is not that of a side-car', () => {
    expect(
      exceptionFor([openVex(statement({ products: [{ '@id': 'pkg:oci/hello' }] }))], { ...FOUND, sideCar: PROXY }),
    ).toBeNull()
  })

  test('a finding without a package URL is not matched by a package', () => {
    expect(exceptionFor([openVex(statement())], vulnerability({ id: ID }))).toBeNull()
  })

  test('the newest statement counts, of whichever document', () => {
    const later = { timestamp: '2026-02-01T00:00:00Z', status: 'affected' }
    expect(exceptionFor([openVex(statement(), statement(later))])).toBeNull()
    expect(exceptionFor([openVex(statement(later)), openVex(statement())])).toBeNull()
    expect(
      exceptionFor([openVex(statement({ ...later, status: 'fixed' })), openVex(statement({ status: 'affected' }))]),
    ).not.toBeNull()
    expect(exceptionFor([openVex(statement({ status: 'affected' }), statement())])).toBeNull()
  })
})

/** VEX documents, and the findings that their statements suppress. */
import { describe, expect, test } from '@jest/globals'
import { applyExceptions } from '../../../../src/domain/scan/exceptions/apply.ts'
import type { Finding } from '../../../../src/domain/scan/findings.ts'
import { readVex } from '../../../../src/domain/scan/vex/read-vex.ts'
import { fc } from '../../../support/fast-check.ts'
import { vulnerability } from '../../../support/sample-results.ts'

const ID = 'CVE-2023-5363'
const PURL = 'pkg:deb/debian/openssl@3.0.9-1?arch=amd64'
const FOUND = vulnerability({ id: ID, purl: PURL })
const PROXY = { image: 'nginx:1.29', containers: ['proxy'], platform: 'linux/amd64' } as const

/** The reason and the owner of the exception for a finding; null where there is none. */
const exceptionFor = (documents: readonly object[], finding: Finding = FOUND) => {
  const vex = documents.flatMap((document) => {
    const read = readVex(JSON.stringify(document), 'vex.json')
    if (read.kind === 'invalid') throw new Error(read.problem)
    return read.value
  })
  const own = { repository: 'shop/hello' }
  const { excepted, left } = applyExceptions([finding], { entries: [], vex }, { today: '2026-11-21', own })
  const [first] = excepted
  if (first === undefined) return null
  expect(left).toEqual([])
  expect(first.exception).toMatchObject({ id: finding.id, expires: null, from: { kind: 'vex', path: 'vex.json' } })
  return `${first.exception.reason} (${first.exception.owner})`
}

const openVex = (...statements: readonly object[]) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  ...{
    '@id': 'https://example.com/vex/1',
    author: 'Security',
    timestamp: '2026-01-01T00:00:00Z',
    version: 1,
    statements,
  },
})
const statement = (facts: object = {}) => ({
  vulnerability: { name: ID },
  products: [{ '@id': PURL }],
  status: 'not_affected',
  justification: 'vulnerable_code_not_present',
  ...facts,
})

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

const csaf = (status: object, facts: object = {}, tree: object = {}) => ({
  document: {
    ...{ category: 'csaf_vex', csaf_version: '2.0', publisher: { name: 'Example Security' } },
    tracking: { current_release_date: '2026-01-01T00:00:00Z' },
  },
  product_tree: {
    branches: [
      {
        category: 'vendor',
        name: 'x',
        branches: [{ product: { product_id: 'P1', name: 'openssl', product_identification_helper: { purl: PURL } } }],
      },
    ],
    full_product_names: [
      { product_id: 'IMAGE', name: 'hello', product_identification_helper: { purl: 'pkg:oci/hello' } },
      { product_id: 'RHEL', name: 'RHEL', product_identification_helper: { cpe: 'cpe:/o:redhat:enterprise_linux:8' } },
    ],
    relationships: ['IMAGE', 'RHEL'].map((of) => ({
      ...{ category: 'default_component_of', product_reference: 'P1', relates_to_product_reference: of },
      full_product_name: { product_id: `${of}:P1`, name: 'openssl' },
    })),
    ...tree,
  },
  vulnerabilities: [{ cve: ID, product_status: status, ...facts }],
})

describe('CSAF', () => {
  test.each<readonly [string, object, string | null]>([
    ['known_not_affected', csaf({ known_not_affected: ['P1'] }), 'known_not_affected (Example Security)'],
    ['fixed', csaf({ fixed: ['P1'] }), 'fixed (Example Security)'],
    [
      'a flag',
      csaf({ known_not_affected: ['P1'] }, { flags: [{ label: 'component_not_present', product_ids: ['P1'] }] }),
      'component_not_present (Example Security)',
    ],
    [
      'the flag of another product',
      csaf({ known_not_affected: ['P1'] }, { flags: [{ label: 'x', product_ids: ['P2'] }] }),
      'known_not_affected (Example Security)',
    ],
    [
      'a threat',
      csaf({ known_not_affected: ['P1'] }, { threats: [{ category: 'impact', details: 'Not called.' }] }),
      'Not called. (Example Security)',
    ],
    ['known_affected', csaf({ known_affected: ['P1'] }), null],
    ['affected and fixed at once', csaf({ fixed: ['P1'], known_affected: ['P1'] }), null],
    ['another vulnerability', csaf({ fixed: ['P1'] }, { cve: 'CVE-2020-1' }), null],
    ['another product', csaf({ fixed: ['P2'] }), null],
    ['the image', csaf({ fixed: ['IMAGE'] }), 'fixed (Example Security)'],
    ['a component of the image', csaf({ fixed: ['IMAGE:P1'] }), 'fixed (Example Security)'],
    ['a component of something else', csaf({ fixed: ['RHEL:P1'] }), null],
    ['no tree', csaf({ fixed: ['P1'] }, {}, { branches: null, full_product_names: null, relationships: null }), null],
  ])('%s', (_, document, expected) => {
    expect(exceptionFor([document])).toBe(expected)
  })
})

describe('a document that cannot be read', () => {
  test.each([
    ['', 'it is empty'],
    ['{', 'it is not JSON, or it is cut off'],
    ['[]', 'it: '],
    ['{}', 'it is neither OpenVEX (no `@context`) nor CSAF (no `document`)'],
    ['{"bomFormat":"CycloneDX"}', 'it is neither OpenVEX'],
    ['{"@context":"https://example.com"}', '@context: '],
    [JSON.stringify({ ...openVex(), statements: [] }), 'statements: must have a statement'],
    [
      JSON.stringify(openVex(statement({ status: 'safe' }))),
      'statements.0.status: must be not_affected, affected, fixed or under_investigation',
    ],
    [
      JSON.stringify(openVex(statement({ justification: null }))),
      'statements.0: not_affected needs a justification or an impact_statement',
    ],
    [JSON.stringify(openVex(statement({ timestamp: 'soon' }))), 'statements.0.timestamp: must be a time'],
    [JSON.stringify({ ...openVex(statement()), author: '' }), 'author: '],
    [JSON.stringify({ ...csaf({}), vulnerabilities: [] }), 'vulnerabilities: must have a vulnerability'],
    ['{"document":{}}', 'document.'],
    [`${'['.repeat(100_000)}`, 'it is nested more than 100 levels deep'],
    [`{"document":${'{"branches":['.repeat(50_000)}`, 'it is nested more than 100 levels deep'],
    [`"${'x'.repeat(1024 * 1024)}"`, 'it has 1048578 characters; at most 1048576 are read'],
  ])('%.60s', (text, problem) => {
    const read = readVex(text, 'vex.json')
    expect(read.kind === 'invalid' && read.problem).toContain(problem)
  })

  test('brackets in texts are no depth', () => {
    expect(exceptionFor([openVex(statement({ justification: '"[{\\'.repeat(500) }))])).not.toBeNull()
  })

  test('any JSON is read or refused', () => {
    fc.assert(fc.property(fc.json(), (text) => ['valid', 'invalid'].includes(readVex(text, 'v').kind)))
    const near = fc.record({
      '@context': fc.constant('https://openvex.dev/ns'),
      author: fc.json(),
      timestamp: fc.anything(),
      statements: fc.array(fc.anything()),
    })
    fc.assert(fc.property(near, (document) => readVex(JSON.stringify(document) ?? '', 'v').kind !== undefined))
  })
})

/** VEX documents, and the exception that they make for a finding. */
import { expect } from '@jest/globals'
import { applyExceptions } from '../../src/domain/scan/exceptions/apply.ts'
import type { OwnImage } from '../../src/domain/scan/exceptions/matching.ts'
import type { Finding } from '../../src/domain/scan/findings.ts'
import { readVex } from '../../src/domain/scan/vex/read-vex.ts'
import { vulnerability } from './sample-results.ts'

export const ID = 'CVE-2023-5363'
export const PURL = 'pkg:deb/debian/openssl@3.0.9-1?arch=amd64'
export const FOUND = vulnerability({ id: ID, purl: PURL })

/** The reason and the owner of the exception for a finding; null where there is none. */
export const exceptionFor = (documents: readonly object[], finding: Finding = FOUND, image: Partial<OwnImage> = {}) => {
  const vex = documents.flatMap((document) => {
    const read = readVex(JSON.stringify(document), 'vex.json')
    if (read.kind === 'invalid') throw new Error(read.problem)
    return read.value.statements
  })
  const registry = { kind: 'host', host: '123.dkr.ecr.eu-west-1.amazonaws.com' } as const
  const own = { repository: 'shop/hello', registry, ...image }
  const { excepted, left } = applyExceptions([finding], { entries: [], vex }, { today: '2026-11-21', own })
  const [first] = excepted
  if (first === undefined) return null
  expect(left).toEqual([])
  expect(first.exception).toMatchObject({ id: finding.id, expires: null, from: { kind: 'vex', path: 'vex.json' } })
  return `${first.exception.reason} (${first.exception.owner})`
}

export const openVex = (...statements: readonly object[]) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  ...{
    '@id': 'https://example.com/vex/1',
    author: 'Security',
    timestamp: '2026-01-01T00:00:00Z',
    version: 1,
    statements,
  },
})
export const statement = (facts: object = {}) => ({
  vulnerability: { name: ID },
  products: [{ '@id': PURL }],
  status: 'not_affected',
  justification: 'vulnerable_code_not_present',
  ...facts,
})

export const csaf = (status: object, facts: object = {}, tree: object = {}) => ({
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

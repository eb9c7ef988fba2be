/** OpenVEX documents about the vulnerabilities of one image, and which of them Trivy's own `--vex` and ours suppress. */
import { openVex } from './sample-vex.ts'

/** In the image: openssl of Debian with two vulnerabilities, and lodash. */
export const [OPENSSL, OTHER, LODASH] = ['CVE-2023-5363', 'CVE-2025-27587', 'CVE-2019-10744'] as const
const DEB = 'pkg:deb/debian/openssl@3.0.9-1?arch=amd64&distro=debian-12.11'
export const NPM = 'pkg:npm/lodash@4.17.11'

export interface Row {
  readonly name: string
  /** One, or several that are listed together. */
  readonly documents: readonly object[]
  readonly trivy: readonly string[]
  /** Absent: the same. */
  readonly ours?: { readonly ids: readonly string[]; readonly because: string }
}

const says = (name: string, products: readonly unknown[], facts: object = {}) => ({
  vulnerability: { name },
  products,
  ...{ status: 'not_affected', justification: 'vulnerable_code_not_present' },
  ...facts,
})
const about = (product: unknown, facts: object = {}) => [openVex(says(LODASH, [product], facts))]
const at = (day: number) => ({ timestamp: `2026-02-0${day}T00:00:00Z` })
const affected = { status: 'affected', justification: undefined, action_statement: 'Upgrade it.' }

/** Statements in the order of the document. */
const several = (...facts: readonly object[]) => [openVex(...facts.map((one) => says(LODASH, [{ '@id': NPM }], one)))]

export const OPEN: readonly Row[] = [
  { name: 'a package with its version', documents: about({ '@id': NPM }), trivy: [LODASH] },
  { name: 'every version', documents: about({ '@id': 'pkg:npm/lodash' }), trivy: [LODASH] },
  { name: 'another version', documents: about({ '@id': 'pkg:npm/lodash@4.17.10' }), trivy: [] },
  { name: 'another type', documents: about({ '@id': 'pkg:gem/lodash@4.17.11' }), trivy: [] },
  { name: 'another namespace', documents: about({ '@id': 'pkg:npm/%40x/lodash@4.17.11' }), trivy: [] },
  { name: 'an identifier', documents: about({ '@id': 'x', identifiers: { purl: NPM } }), trivy: [LODASH] },
  { name: 'a qualifier that it lacks', documents: about({ '@id': `${NPM}?arch=amd64` }), trivy: [] },
  {
    name: 'some of the qualifiers',
    documents: [openVex(says(OPENSSL, [{ '@id': 'pkg:deb/debian/openssl@3.0.9-1?arch=amd64' }]))],
    trivy: [OPENSSL],
  },
  {
    name: 'another value of a qualifier',
    documents: [openVex(says(OPENSSL, [{ '@id': 'pkg:deb/debian/openssl@3.0.9-1?distro=debian-11' }]))],
    trivy: [],
  },
  {
    name: 'the source package',
    documents: [openVex(says(OPENSSL, [{ '@id': 'pkg:deb/debian/openssl@3.0.9-1?arch=source' }]))],
    trivy: [],
  },
  {
    name: 'all qualifiers, of two vulnerabilities',
    documents: [openVex(says(OPENSSL, [{ '@id': DEB }]), says(OTHER, [{ '@id': DEB }], { status: 'fixed' }))],
    trivy: [OPENSSL, OTHER],
  },
  { name: 'fixed', documents: about({ '@id': NPM }, { status: 'fixed', justification: undefined }), trivy: [LODASH] },
  { name: 'affected', documents: about({ '@id': NPM }, affected), trivy: [] },
  {
    name: 'under investigation',
    documents: about({ '@id': NPM }, { status: 'under_investigation', justification: undefined }),
    trivy: [],
  },
  {
    name: 'an impact instead of a justification',
    documents: about({ '@id': NPM }, { justification: undefined, impact_statement: 'It is not called.' }),
    trivy: [LODASH],
  },
  {
    name: 'an alias',
    documents: about({ '@id': NPM }, { vulnerability: { name: 'GHSA-jf85-cpcp-j695', aliases: [LODASH] } }),
    trivy: [LODASH],
  },
  { name: 'a later one that is affected', documents: several(at(1), { ...affected, ...at(2) }), trivy: [] },
  { name: 'an earlier one that is affected', documents: several({ ...affected, ...at(1) }, at(2)), trivy: [LODASH] },
  { name: 'a later one before it in the document', documents: several({ ...affected, ...at(2) }, at(1)), trivy: [] },
  {
    name: 'the opposite at the same time',
    documents: several(at(1), { ...affected, ...at(1) }),
    trivy: [LODASH],
    ours: { ids: [], because: 'two statements of the same time prove nothing; Trivy takes the first of the document' },
  },
  {
    name: 'one that was updated later',
    documents: several({ ...affected, ...at(1), last_updated: '2026-03-01T00:00:00Z' }, at(2)),
    trivy: [LODASH],
    ours: { ids: [], because: 'a statement is as new as its last_updated, which Trivy does not read' },
  },
  {
    name: 'two documents, the later one affected',
    documents: [...several(at(1)), ...several({ ...affected, ...at(2) })],
    trivy: [LODASH],
    ours: {
      ids: [],
      because: 'the newest statement of all documents counts; for Trivy, the first one that suppresses',
    },
  },
  {
    name: 'the image by its name',
    documents: about({ '@id': 'pkg:oci/hello' }),
    trivy: [],
    ours: { ids: [LODASH], because: 'the run knows the name of its image; an archive has none for Trivy' },
  },
  {
    name: 'a package in the image',
    documents: about({ '@id': 'pkg:oci/hello', subcomponents: [{ '@id': NPM }] }),
    trivy: [],
    ours: { ids: [LODASH], because: 'the run knows the name of its image; an archive has none for Trivy' },
  },
  { name: 'another image', documents: about({ '@id': 'pkg:oci/other' }), trivy: [] },
  {
    name: 'the image by a digest that it does not have yet',
    documents: about({ '@id': `pkg:oci/hello@sha256%3A${'1'.repeat(64)}` }),
    trivy: [],
  },
  {
    name: 'a component of a package',
    documents: about({ '@id': 'pkg:npm/app', subcomponents: [{ '@id': NPM }] }),
    trivy: [],
  },
  {
    name: 'a package as a component of itself',
    documents: about({ '@id': NPM, subcomponents: [{ '@id': NPM }] }),
    trivy: [LODASH],
    ours: { ids: [], because: 'components are known of images only, and the statement is listed as not matched' },
  },
  {
    name: 'a CPE',
    documents: about({ '@id': 'x', identifiers: { cpe23: 'cpe:2.3:a:lodash:lodash:4.17.11' } }),
    trivy: [],
  },
]

/** CSAF documents about the vulnerabilities of one image, and which of them Trivy's own `--vex` and ours suppress. */
import { LODASH, NPM, OPENSSL, type Row } from './vex-beside-trivy.ts'

const named = (id: string, helper: object) => ({
  product_id: id,
  name: id,
  product_identification_helper: helper,
})

const csafOf = (vulnerability: object, relationships: readonly object[] = []) => [
  {
    document: {
      ...{ category: 'csaf_vex', csaf_version: '2.0', title: 'x' },
      publisher: { category: 'vendor', name: 'Example Security', namespace: 'https://example.com' },
      tracking: {
        ...{
          id: 'X-1',
          status: 'final',
          version: '1',
          revision_history: [{ date: '2026-01-01T00:00:00Z', number: '1', summary: 'x' }],
        },
        ...{ initial_release_date: '2026-01-01T00:00:00Z', current_release_date: '2026-01-01T00:00:00Z' },
      },
    },
    product_tree: {
      full_product_names: [
        named('LODASH', { purl: NPM }),
        named('OTHER', { purl: 'pkg:npm/lodash@4.17.10' }),
        named('SRC', { purl: 'pkg:deb/debian/openssl@3.0.9-1?arch=src' }),
        named('DEB', { purl: 'pkg:deb/debian/openssl@3.0.9-1' }),
        named('DEBIAN', { cpe: 'cpe:/o:debian:debian_linux:12' }),
        named('APP', { purl: 'pkg:npm/app' }),
      ],
      ...(relationships.length > 0 && { relationships }),
    },
    vulnerabilities: [{ notes: [{ category: 'description', text: 'x' }], ...vulnerability }],
  },
]
const relation = (part: string, whole: string) => ({
  ...{ category: 'default_component_of', product_reference: part, relates_to_product_reference: whole },
  full_product_name: { product_id: `${whole}:${part}`, name: part },
})
const impact = (id: string) => ({ threats: [{ category: 'impact', details: 'It is not called.', product_ids: [id] }] })
const notAffected = (cve: string, id: string) => ({ cve, product_status: { known_not_affected: [id] }, ...impact(id) })

export const CSAF: readonly Row[] = [
  { name: 'CSAF', documents: csafOf(notAffected(LODASH, 'LODASH')), trivy: [LODASH] },
  { name: 'CSAF of another version', documents: csafOf(notAffected(LODASH, 'OTHER')), trivy: [] },
  { name: 'CSAF fixed', documents: csafOf({ cve: LODASH, product_status: { fixed: ['LODASH'] } }), trivy: [LODASH] },
  {
    name: 'CSAF affected',
    documents: csafOf({ cve: LODASH, product_status: { known_affected: ['LODASH'] } }),
    trivy: [],
  },
  {
    name: 'CSAF without a reason',
    documents: csafOf({ cve: LODASH, product_status: { known_not_affected: ['LODASH'] } }),
    trivy: [LODASH],
    ours: { ids: [], because: 'the profile VEX of CSAF 2.0 requires a flag or an impact of what is not affected' },
  },
  {
    name: 'CSAF first_fixed',
    documents: csafOf({ cve: LODASH, product_status: { first_fixed: ['LODASH'] } }),
    trivy: [],
    ours: { ids: [LODASH], because: 'a version that is the first with a fix has the fix' },
  },
  {
    name: 'CSAF of a source package',
    documents: csafOf(notAffected(OPENSSL, 'SRC')),
    trivy: [],
  },
  {
    name: 'CSAF of a package of a system',
    documents: csafOf(notAffected(OPENSSL, 'DEBIAN:DEB'), [relation('DEB', 'DEBIAN')]),
    trivy: [],
    ours: { ids: [OPENSSL], because: 'the CPE names the system of the image; Trivy reads none' },
  },
  {
    name: 'CSAF of a component of another package',
    documents: csafOf(notAffected(LODASH, 'APP:LODASH'), [relation('LODASH', 'APP')]),
    trivy: [],
  },
]

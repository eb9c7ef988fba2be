/** What scans of real images come to by policy and exceptions: a row for each verdict that they can bring about. */
import { day, entry, FILE, file, vexFor } from './exception-plays.ts'
import { openVex, statement } from './sample-vex.ts'
import { ALWAYS, found, type ScanCase } from './scan-case.ts'

const LODASH = 'CVE-2019-10744'
const REASON = 'The code is not reached.'
const CRITICAL = found({ trivy: { CRITICAL: 1 }, dockle: { INFO: 1 } })
const BLOCKED = '❌ Blocked: CVE-2019-10744 (CRITICAL) in lodash 4.17.11'
const PASSED = '✅ Passed: no finding blocks the image; hello would get a new image and 9 other changes'
const inReports = (trivy: string) => ({ trivy: [trivy], dockle: [ALWAYS] })

/** A CSAF document of the vendor: the product is not affected. */
const csafFor = (id: string): string =>
  JSON.stringify({
    document: {
      ...{ category: 'csaf_vex', csaf_version: '2.0', publisher: { name: 'Example Security' } },
      tracking: { current_release_date: '2026-01-01T00:00:00Z' },
    },
    product_tree: {
      full_product_names: [
        { product_id: 'L', name: 'lodash', product_identification_helper: { purl: 'pkg:npm/lodash@4.17.11' } },
      ],
    },
    vulnerabilities: [
      {
        cve: id,
        product_status: { known_not_affected: ['L'] },
        threats: [{ category: 'impact', details: 'defaultsDeep is never called.', product_ids: ['L'] }],
      },
    ],
  })

/** The lodash of each is the same; what holds for it is not. */
export const JUDGED: readonly ScanCase[] = [
  {
    name: 'blocked',
    variant: 'vulnerable',
    expected: {
      ...{ verdict: 'blocked', findings: CRITICAL, headline: BLOCKED },
      says: ['1 finding blocks the image', 'lodash 4.17.11 in app/node_modules/lodash/package.json | 4.17.12 |'],
      sarif: inReports(`${LODASH} error`),
    },
  },
  {
    name: 'passed',
    expected: {
      ...{ verdict: 'passed', findings: found({ dockle: { INFO: 1 } }), headline: PASSED },
      says: ['Scans: Trivy no findings; Dockle 1 INFO'],
      sarif: { trivy: [], dockle: [ALWAYS] },
    },
  },
  {
    name: 'excepted',
    variant: 'vulnerable',
    files: { [FILE]: file(entry(LODASH), entry('CVE-2023-5363', { expires: day(3) })) },
    expected: {
      ...{ verdict: 'passed', findings: CRITICAL, used: [`${LODASH} 1 file`], headline: PASSED },
      says: [
        `1 exception ends within 14 days: CVE-2023-5363 by platform, ${day(3)}`,
        'Exceptions: 1 used, 1 unused, 1 ends soon',
        `| ${LODASH} | 1 finding | ${day(100)} | platform | ${REASON} |`,
        `| Trivy | CRITICAL | ${LODASH} in lodash 4.17.11 (fixed in 4.17.12) | platform |`,
        'Trivy: 1 finding, 1 accepted',
      ],
      sarif: inReports(`${LODASH} error, accepted: ${REASON}`),
    },
  },
  {
    name: 'an expired exception',
    variant: 'vulnerable',
    files: { [FILE]: file(entry(LODASH, { expires: day(-1) })) },
    expected: {
      ...{ verdict: 'blocked', findings: CRITICAL, headline: BLOCKED },
      says: [
        `1 exception has expired and no longer holds: ${LODASH} by platform, ${day(-1)}`,
        'Exceptions: 1 expired',
        '❌ expired, 1 finding',
      ],
      sarif: inReports(`${LODASH} error`),
    },
  },
  {
    name: 'OpenVEX',
    variant: 'vulnerable',
    files: { [FILE]: 'vex: [vex/open.json]\n', 'vex/open.json': vexFor(LODASH) },
    expected: {
      ...{ verdict: 'passed', findings: CRITICAL, used: [`${LODASH} 1 vex/open.json`], headline: PASSED },
      says: ['Exceptions: 1 used', 'security | It is not reached. (vex/open.json)', 'Trivy: 1 finding, 1 accepted'],
      sarif: inReports(`${LODASH} error, accepted: It is not reached.`),
    },
  },
  {
    name: 'OpenVEX about another version',
    variant: 'vulnerable',
    files: {
      [FILE]: 'vex: [open.json]\n',
      'open.json': JSON.stringify(
        openVex(statement({ vulnerability: { name: LODASH }, products: [{ '@id': 'pkg:npm/lodash@4.17.10' }] })),
      ),
    },
    expected: {
      ...{ verdict: 'blocked', findings: CRITICAL, headline: BLOCKED },
      says: ['Trivy: 1 finding, 1 blocking'],
      sarif: inReports(`${LODASH} error`),
    },
  },
  {
    name: 'CSAF',
    variant: 'vulnerable',
    files: { [FILE]: 'vex: [csaf.json]\n', 'csaf.json': csafFor(LODASH) },
    expected: {
      ...{ verdict: 'passed', findings: CRITICAL, used: [`${LODASH} 1 csaf.json`], headline: PASSED },
      says: ['Example Security | defaultsDeep is never called. (csaf.json)', 'Trivy: 1 finding, 1 accepted'],
      sarif: inReports(`${LODASH} error, accepted: defaultsDeep is never called.`),
    },
  },
]

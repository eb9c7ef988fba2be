/** CSAF documents, and the findings that their statements suppress. */
import { describe, expect, test } from '@jest/globals'
import { vulnerability } from '../../../support/sample-results.ts'
import { csaf, exceptionFor, ID } from '../../../support/sample-vex.ts'

const GROUP = { product_groups: [{ group_id: 'G', product_ids: ['P1'] }] }

describe('CSAF', () => {
  test.each<readonly [string, object, string | null]>([
    ['known_not_affected without a reason', csaf({ known_not_affected: ['P1'] }), null],
    ['a flag for all', csaf({ known_not_affected: ['P1'] }, { flags: [{ label: 'x' }] }), 'x (Example Security)'],
    [
      'the flag of a group',
      csaf({ known_not_affected: ['P1'] }, { flags: [{ label: 'x', group_ids: ['G'] }] }, GROUP),
      'x (Example Security)',
    ],
    [
      'the flag of another group',
      csaf({ known_not_affected: ['P1'] }, { flags: [{ label: 'x', group_ids: ['H'] }] }, GROUP),
      null,
    ],
    ['fixed', csaf({ fixed: ['P1'] }), 'fixed (Example Security)'],
    [
      'a flag',
      csaf({ known_not_affected: ['P1'] }, { flags: [{ label: 'component_not_present', product_ids: ['P1'] }] }),
      'component_not_present (Example Security)',
    ],
    [
      'the flag of another product',
      csaf({ known_not_affected: ['P1'] }, { flags: [{ label: 'x', product_ids: ['P2'] }] }),
      null,
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

/** As distributors write them: the package is a component of a system, which a CPE names. */
test.each<readonly [string, string, boolean]>([
  ['cpe:/o:redhat:enterprise_linux:9', 'pkg:rpm/redhat/openssl@3.0.7?arch=x86_64&distro=redhat-9.3', true],
  ['cpe:/a:redhat:enterprise_linux:9::appstream', 'pkg:rpm/redhat/openssl@3.0.7?distro=redhat-9.3', true],
  ['cpe:2.3:o:redhat:enterprise_linux:9:*:*:*:*:*:*:*', 'pkg:rpm/redhat/openssl@3.0.7?distro=redhat-9.3', true],
  ['cpe:/o:redhat:enterprise_linux:9', 'pkg:rpm/redhat/openssl@3.0.7?distro=redhat-8.9', false],
  ['cpe:/o:redhat:enterprise_linux:9', 'pkg:rpm/redhat/openssl@3.0.7?distro=redhat-90.1', false],
  ['cpe:/o:redhat:enterprise_linux:9', 'pkg:rpm/redhat/openssl@3.0.7', false],
  ['cpe:/o:redhat:enterprise_linux', 'pkg:rpm/redhat/openssl@3.0.7', true],
  ['cpe:/o:redhat:enterprise_linux:9', 'pkg:rpm/centos/openssl@3.0.7?distro=centos-9', false],
  ['cpe:/o:suse:sles:15:sp5', 'pkg:rpm/suse/openssl@3.0.7?distro=suse%20linux%20enterprise%20server-15.5', true],
  ['cpe:/o:suse:sles:15:sp5', 'pkg:rpm/suse/openssl@3.0.7?distro=suse%20linux%20enterprise%20server-15.4', false],
  ['cpe:2.3:o:canonical:ubuntu_linux:22.04:*:*:*:lts:*:*:*', 'pkg:deb/ubuntu/openssl@3.0.7?distro=ubuntu-22.04', true],
  ['cpe:2.3:o:alpinelinux:alpine_linux:3.19:*', 'pkg:apk/alpine/openssl@3.0.7?distro=3.19.1', true],
  ['cpe:/a:redhat:openshift:4', 'pkg:rpm/redhat/openssl@3.0.7?distro=redhat-9.3', false],
  ['cpe:/a:__proto__:constructor', 'pkg:rpm/redhat/openssl@3.0.7', false],
])('a component of %s is %s: %s', (cpe, purl, holds) => {
  const tree = {
    branches: [
      { product: { product_id: 'P1', product_identification_helper: { purl: purl.replace(/[@?].*$/u, '') } } },
    ],
    full_product_names: [{ product_id: 'RHEL', product_identification_helper: { cpe } }],
  }
  const found = vulnerability({ id: ID, purl })
  expect(exceptionFor([csaf({ fixed: ['RHEL:P1'] }, {}, tree)], found)).toBe(holds ? 'fixed (Example Security)' : null)
})

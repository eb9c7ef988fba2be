/** CSAF documents, and the findings that their statements suppress. */
import { describe, expect, test } from '@jest/globals'
import { csaf, exceptionFor } from '../../../support/sample-vex.ts'

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

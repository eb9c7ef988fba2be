/** A real image against a real baseline in the registry: what is added, what is there, and what is fixed. */
import { ALWAYS, found, type ScanCase } from './scan-case.ts'

/** What the baseline is: a variant of the example that was pushed before. */
export interface ComparedCase extends ScanCase {
  readonly baseline: 'good' | 'vulnerable' | 'dockle'
}

const CRITICAL = found({ trivy: { CRITICAL: 1 }, dockle: { INFO: 1 } })
const BLOCKED = '❌ Blocked: CVE-2019-10744 (CRITICAL) in lodash 4.17.11'
const PASSED = '✅ Passed: no finding blocks the image; hello would get a new image and 9 other changes'
/** The lodash of the fixture was published less than ten years ago, and more than 30 days. */
const TEN_YEARS = 'baseline-days: 3650\n'
const [THERE, NEW] = [`${ALWAYS}, unchanged`, 'CVE-2019-10744 error, new']

export const COMPARED: readonly ComparedCase[] = [
  {
    name: 'added',
    variant: 'vulnerable',
    baseline: 'good',
    settings: TEN_YEARS,
    expected: {
      ...{ verdict: 'blocked', findings: CRITICAL, compared: { added: 1, fixed: 0 }, headline: BLOCKED },
      says: ['this image adds 1 CRITICAL and fixes nothing; 1 earlier finding remains', 'New: 1 finding'],
      sarif: { trivy: [NEW], dockle: [THERE] },
    },
  },
  {
    name: 'there, for its days',
    variant: 'vulnerable',
    baseline: 'vulnerable',
    settings: TEN_YEARS,
    expected: {
      ...{ verdict: 'passed', findings: CRITICAL, compared: { added: 0, fixed: 0 }, headline: PASSED },
      says: ['this image adds nothing and fixes nothing; 2 earlier findings remain'],
      sarif: { trivy: ['CVE-2019-10744 error, unchanged'], dockle: [THERE] },
    },
  },
  {
    name: 'there, after its days',
    variant: 'vulnerable',
    baseline: 'vulnerable',
    expected: {
      ...{ verdict: 'blocked', findings: CRITICAL, compared: { added: 0, fixed: 0 }, headline: BLOCKED },
      says: ['this image adds nothing and fixes nothing; 2 earlier findings remain'],
      sarif: { trivy: ['CVE-2019-10744 error, unchanged'], dockle: [THERE] },
    },
  },
  {
    name: 'fixed',
    baseline: 'vulnerable',
    expected: {
      ...{ verdict: 'passed', findings: found({ dockle: { INFO: 1 } }), compared: { added: 0, fixed: 1 } },
      headline: PASSED,
      says: ['this image adds nothing and fixes 1 CRITICAL; 1 earlier finding remains', 'Fixed: 1 finding'],
      sarif: { trivy: [], dockle: [THERE] },
    },
  },
  {
    name: 'added, there and fixed at once',
    variant: 'vulnerable',
    baseline: 'dockle',
    settings: TEN_YEARS,
    expected: {
      ...{ verdict: 'blocked', findings: CRITICAL, compared: { added: 1, fixed: 1 }, headline: BLOCKED },
      says: ['this image adds 1 CRITICAL and fixes 1 FATAL of Dockle; 1 earlier finding remains'],
      sarif: { trivy: [NEW], dockle: [THERE] },
    },
  },
]

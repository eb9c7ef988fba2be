/** Scans of a real image by scanners that break: never a pass, never a finding that is not there, and what to do. */
import { ALWAYS, found, type ScanCase } from './scan-case.ts'

const DOCKLE_ALONE = found({ trivy: null, dockle: { INFO: 1 } })
const NEITHER = { findings: undefined, database: 'unused', sarif: { trivy: null, dockle: null } } as const
const TRIVY_BROKE = {
  verdict: 'broke',
  database: 'unused',
  headline: /^❌ Failed in gate: Trivy broke(?:: Trivy |$)/u,
} as const
const BOTH_BROKE = { verdict: 'broke', ...NEITHER, headline: '❌ Failed in gate: Trivy and Dockle broke' } as const
const UNJUDGED = 'Trivy broke, and the image could not be judged'
const TIMEOUT = 'did not end within 1 minute (scan-timeout-minutes)'
const KILLED = 'was ended by SIGKILL, as Linux does when the machine runs out of memory'
const CUT_OFF = 'is invalid: it is not JSON, or it is cut off'

export const BROKEN: readonly ScanCase[] = [
  {
    name: 'Trivy that ends by its own time-out',
    settings: 'scan-timeout-minutes: 1\n',
    broken: { trivy: 'times-out' },
    expected: {
      ...{ ...TRIVY_BROKE, findings: DOCKLE_ALONE, sarif: { trivy: null, dockle: [ALWAYS] } },
      says: [UNJUDGED, `Trivy ${TIMEOUT}`, 'raise scan-timeout-minutes'],
    },
  },
  {
    name: 'both hang and do not react to SIGTERM',
    settings: 'scan-timeout-minutes: 1\n',
    broken: { trivy: 'hangs', dockle: 'hangs' },
    expected: { ...BOTH_BROKE, says: [UNJUDGED, `Trivy ${TIMEOUT}`, `Dockle ${TIMEOUT}`] },
  },
  {
    name: 'Trivy killed, with findings of Dockle that would block',
    variant: 'dockle',
    broken: { trivy: 'killed' },
    expected: {
      ...{ ...TRIVY_BROKE, findings: found({ trivy: null, dockle: { FATAL: 1, INFO: 1 } }) },
      sarif: { trivy: null, dockle: [ALWAYS, 'CIS-DI-0010 error'] },
      says: [UNJUDGED, `Trivy ${KILLED}`, 'Use a runner with more memory', 'CIS-DI-0010'],
      hides: ['example-only'],
    },
  },
  {
    name: 'both killed',
    variant: 'vulnerable',
    broken: { trivy: 'killed', dockle: 'killed' },
    expected: { ...BOTH_BROKE, says: [UNJUDGED, `Trivy ${KILLED}`, `Dockle ${KILLED}`] },
  },
  {
    name: 'half a report of both',
    variant: 'vulnerable',
    broken: { trivy: 'half', dockle: 'half' },
    expected: { ...BOTH_BROKE, says: [UNJUDGED, `The report of Trivy ${CUT_OFF}`, `The report of Dockle ${CUT_OFF}`] },
  },
  {
    name: 'half a report of Dockle, and a whole one of Trivy without findings',
    broken: { dockle: 'half' },
    expected: {
      ...{
        verdict: 'broke',
        findings: found({ dockle: null }),
        headline: `❌ Failed in gate: Dockle broke: The report of Dockle ${CUT_OFF}`,
      },
      sarif: { trivy: [], dockle: null },
      says: ['Dockle broke, and the image could not be judged', `The report of Dockle ${CUT_OFF}`],
    },
  },
]

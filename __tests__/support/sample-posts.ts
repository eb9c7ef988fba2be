/** What the stages that ask GitHub or write there give; sample values for the tests of the reports. */
import type { Results } from '../../src/domain/results.ts'
import { ATTESTED } from './sample-attestation.ts'

export const POSTED: Pick<Results, 'attestation' | 'code-scanning' | 'comment' | 'issue'> = {
  attestation: ATTESTED,
  'code-scanning': {
    kind: 'uploaded',
    reports: [{ tool: 'Trivy', category: 'ship-to-ecs/hello/trivy', processing: { kind: 'complete' } }],
  },
  comment: { kind: 'updated', url: 'https://github.com/octo-org/hello/pull/7#issuecomment-1' },
  issue: { kind: 'none' },
}

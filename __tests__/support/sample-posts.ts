/** What the stages that write in GitHub give; sample values for the tests of the reports. */
import type { Results } from '../../src/domain/results.ts'

export const POSTED: Pick<Results, 'code-scanning' | 'comment' | 'issue'> = {
  'code-scanning': {
    kind: 'uploaded',
    reports: [{ tool: 'Trivy', category: 'ship-to-ecs/hello/trivy', processing: { kind: 'complete' } }],
  },
  comment: { kind: 'updated', url: 'https://github.com/octo-org/hello/pull/7#issuecomment-1' },
  issue: { kind: 'none' },
}

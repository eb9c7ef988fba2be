/** What is attested of the image of the sample runs. */
import type { Provenance } from '../../src/domain/attestation/provenance.ts'
import type { Digest } from '../../src/domain/image/digest.ts'

export const ATTESTED: Provenance & { readonly kind: 'attested' } = {
  kind: 'attested',
  // Test text, so the brand is given without a check.
  digest: `sha256:${'d'.repeat(64)}` as Digest,
  workflow: 'octo-org/hello/.github/workflows/build.yml@refs/heads/main',
  commit: '4f1d2c3b5a69788796a5b4c3d2e1f00112233445',
  ref: 'refs/heads/main',
  event: 'push',
  runUrl: 'https://github.com/octo-org/hello/actions/runs/42/attempts/1',
}

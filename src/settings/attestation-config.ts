/** What must be attested of an image that the run takes from the registry. */
import type { WantedAttestation } from '../domain/attestation/provenance.ts'
import { parseWantedWorkflow } from '../domain/attestation/signer-workflow.ts'
import type { RunContext } from '../domain/image/tag.ts'
import type { LocalPath } from '../domain/local-path.ts'
import type { RunSettings } from './declaration.ts'
import { localPaths } from './local-paths.ts'

export interface AttestationConfig {
  readonly mode: 'required' | 'if-present' | 'off'
  readonly wanted: WantedAttestation
  /** The file with the roots that count instead of the action's own; null without one. */
  readonly trustedRoot: LocalPath | null
}

/** What GitHub says of the run apart from its context. */
export interface AttesterFacts {
  /** `GITHUB_REPOSITORY_ID`; null where it is not set. */
  readonly repositoryId: string | null
  /** `GITHUB_REF`; null where it is not set, and where others may have written the commit. */
  readonly ownRef: string | null
}

/** Outside of GitHub nothing of the run is known. */
const NO_FACTS: AttesterFacts = { repositoryId: null, ownRef: null }

/** The attestation of checked settings. */
export const attestationConfig = (
  settings: RunSettings,
  { serverUrl, workspace }: RunContext,
  facts: AttesterFacts = NO_FACTS,
): AttestationConfig => ({
  mode: settings.attestation,
  wanted: {
    workflow: parseWantedWorkflow(settings['attestation-workflow'] ?? ''),
    refs: settings['attestation-ref'],
    serverUrl,
    ...facts,
  },
  trustedRoot: localPaths('attestation-trusted-root', settings['attestation-trusted-root'], workspace)[0] ?? null,
})

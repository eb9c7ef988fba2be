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
  /** The checkout, whose files say nothing where others may have written them (`because`: on pull_request); null where it is trusted. */
  readonly untrusted: { readonly workspace: string; readonly because: string } | null
  /** Whether newer roots than those of the action are looked for. */
  readonly network: 'online' | 'offline'
}

/** What GitHub says of the run apart from its context. */
export interface AttesterFacts {
  /** `GITHUB_REPOSITORY_ID`; null where it is not set. */
  readonly repositoryId: string | null
  /** `GITHUB_REF`; null where it is not set. */
  readonly ref: string | null
  /** Why others may have written the commit: `on pull_request`; null where they have not. */
  readonly untrusted: string | null
}

/** Outside of GitHub nothing of the run is known. */
const NO_FACTS: AttesterFacts = { repositoryId: null, ref: null, untrusted: null }

/** The attestation of checked settings. */
export const attestationConfig = (
  settings: RunSettings,
  { serverUrl, workspace }: RunContext,
  { repositoryId, ref, untrusted }: AttesterFacts = NO_FACTS,
): AttestationConfig => ({
  mode: settings.attestation,
  wanted: {
    workflow: parseWantedWorkflow(settings['attestation-workflow'] ?? ''),
    refs: settings['attestation-ref'],
    serverUrl,
    repositoryId,
    ownRef: untrusted === null ? ref : null,
  },
  trustedRoot: localPaths('attestation-trusted-root', settings['attestation-trusted-root'], workspace)[0] ?? null,
  untrusted: untrusted === null ? null : { workspace, because: untrusted },
  network: settings.offline ? 'offline' : 'online',
})

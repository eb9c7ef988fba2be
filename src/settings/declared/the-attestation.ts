/** Who must have attested an image that is not built in this run. */
import { fieldsOf, fileOnly, guarded, naming } from '../field.ts'
import { choice, string } from '../kinds.ts'
import { references, workflowFile } from '../names-of-workflows.ts'

const image = fieldsOf('image')

// prettier-ignore
export const ATTESTATION = {
  attestation: image.defaulted('if-present', 'Whether an image that is not built in this run (`image`) must have a provenance attestation of this repository on GitHub. `required`: without one that is verified, the run fails. `if-present`: one that exists must be verified. `off`: none is looked for. See docs/provenance.md.', guarded(choice(['required', 'if-present', 'off']))),
  'attestation-workflow': image.optional('The only workflow that may have attested the image, for example `octo-org/app/.github/workflows/build.yml`; with `@refs/heads/main` or a commit behind it, only at that reference. Default: any workflow that this repository has run on push, schedule, workflow_dispatch or release.', guarded(fileOnly(workflowFile()))),
  'attestation-ref': image.defaulted('', 'References that the attested image may be built from, one per line, for example `refs/heads/main` or `refs/tags/v*`. Default: the default branch, the reference of this run, and any commit that is on the default branch.', guarded(fileOnly(references()))),
  'attestation-trusted-root': image.optional('Path of a file with the certificate authorities and logs that count instead of those in the action: a `trusted_root.json` of Sigstore, or what `gh attestation trusted-root` prints. With it no newer ones are looked for.', guarded(fileOnly(naming((path) => [path], string())))),
} as const

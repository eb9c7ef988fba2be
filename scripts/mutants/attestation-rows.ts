/** Mutants of attestations: what is not proved of an image that was not built in the run counts for nothing. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
export const ATTESTATIONS: readonly Mutant[] = mutantsOf('attestation', [
  ['an attestation of a repository of the same name counts', 'domain/attestation/judge-provenance.ts', 'repositoryId !== null && repositoryId === wanted.repositoryId', 'repositoryId !== null', 'of a repository that has the name'],
  ['an attestation of another image counts', 'domain/attestation/judge-provenance.ts', 'statement.digests.includes(digest)', 'statement.digests.length > 0', 'of another image'],
  ['a required attestation may be missing', 'stages/attestation/accepted-attestation.ts', "if (mode === 'required') throw notAttested(digest)", "if (mode === 'required' && roots === null) throw notAttested(digest)", 'is refused where `attestation` is `required`, before anything is changed'],
  ['an attestation of any branch counts', 'stages/attestation/default-branch.ts', "comparison === 'behind' || comparison === 'identical'", 'comparison !== null', 'is refused when it is not'],
])

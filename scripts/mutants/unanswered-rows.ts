/** Mutants of answers that are none: a reply that was lost, a list that may not be read, a path that never matches. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
export const UNANSWERED: readonly Mutant[] = [
  ...mutantsOf('promote', [
    ['a tag whose reply was lost is called unchanged', 'stages/tagging/put-tag.ts', 'by === wanted.digest && attempts > 1', 'by === wanted.digest && attempts > 9', 'a tag whose reply was lost was set'],
  ]),
  ...mutantsOf('attestation', [
    ['attestations that may not be read are none', 'adapters/github/attestations.ts', "return repository.kind === 'given' ?", "return repository.kind !== '' ?", 'are not taken for none'],
  ]),
  ...mutantsOf('apps', [
    ['an app whose paths name nothing is never built', 'domain/apps/changed-apps.ts', 'if (paths.every((path) => missing.includes(path)))', 'if (paths.length === 0)', 'an app whose paths are misspelled is listed'],
  ]),
  ...mutantsOf('create-repository', [
    ['a key of another region is for ECR to refuse', 'stages/plan/planned-repository.ts', 'region === null || ofKey === region', "region !== ''", 'a key of another region'],
  ]),
]

/** Mutants of the creation of a repository: only for an image that passed, by its own role, and never half done in silence. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
export const REPOSITORIES: readonly Mutant[] = mutantsOf('create-repository', [
  ['a repository is created for a blocked image', 'pipelines/parts/create-if-missing.ts', 'flow.stage(createRepository, needs, (r', "flow.stage(createRepository, { plan: needs.plan, verify: needs.verify, passed: [] }, (r", 'is not created for an image that the gate blocks'],
  ['what pushes creates the repository', 'stage-ports.ts', '...roles.creator(log)', '...roles.registry(log)', 'is created with all that is asked for'],
  ['a policy that cannot be set is forgotten', 'stages/repository/set-policies.ts', 'if (cause !== null) throw', 'if (cause === undefined) throw', 'a policy that cannot be set'],
  ['the role is first assumed after the build', 'stages/plan/planned-repository.ts', "if (wanted.creates === 'in-this-run') await", "if (wanted.creates === 'planned') await", 'a role that is refused is a problem of the plan'],
])

/** Mutants of credentials by OIDC: each purpose has its own role, sessions are renewed, and nothing of them is shown. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
export const ROLES: readonly Mutant[] = [...mutantsOf('roles', [
  ['ECR is asked by the role of the services', 'share-roles.ts', 'roles.registry === null ? found', 'roles.registry !== null ? found', 'each is reached by its own role'],
  ['a job that only pushes assumes the role of the services', 'stages/plan/identify.ts', "input.reads === 'repository' ? [registry, ofRegistry]", "input.reads === undefined ? [registry, ofRegistry]", 'a job without an environment pushes'],
  ['a session token is not masked', 'roles/assume-role.ts', '  mask(sessionToken)\n', '', 'each is reached by its own role'],
  ['a session is never renewed', 'roles/role-credentials.ts', 'held.keys.expiration.getTime() - clock.now()', 'Infinity', 'renews the session of the services'],
  ['a session that AWS calls expired ends the run', 'adapters/aws/client.ts', 'if (!isExpired(thrown)) throw thrown', 'if (thrown !== null) throw thrown', 'is replaced, and the call sent again'],
  ["a fork's pull request without a token is red", 'adapters/github/id-tokens.ts', "if (fork !== null || isOfDependabot(environment)) return 'missing'", "if (fork === '') return 'missing'", 'gets no token'],
]), ...mutantsOf('roles-in-pipelines', [
  ['a session has no policy', 'settings/roles-config.ts', '{ ...name, by, sessionPolicy }', '{ ...name, by, sessionPolicy: null }', 'the policy of a session takes away what the role may'],
])]

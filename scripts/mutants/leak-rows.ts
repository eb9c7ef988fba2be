/** Mutants that hand out a secret where no log is masked: to a child, in its arguments, or on the disk. Only runs that assume a role do it. */
import { mutantsOf, type Mutant } from './mutant.ts'

const KILLER = 'each is reached by its own role'
const ASSUME = 'roles/assume-role.ts'

// prettier-ignore
export const LEAKS: readonly Mutant[] = mutantsOf('roles', [
  ['an ID token in the environment of docker', ASSUME, 'mask(token)\n', "mask(token)\n    process.env['DOCKER_CONTEXT'] = token\n", KILLER],
  ['a session token in the environment of docker', ASSUME, 'mask(sessionToken)\n', "mask(sessionToken)\n  process.env['DOCKER_CONTEXT'] = sessionToken\n", KILLER],
  ['a secret key on the disk', ASSUME, 'mask(secretAccessKey)\n', "mask(secretAccessKey)\n  void import('node:fs').then(({ writeFileSync }) => writeFileSync(`${process.env['HOME'] ?? ''}/keys`, secretAccessKey))\n", KILLER],
  ['the token that requests ID tokens in the environment of docker', 'share-roles.ts', 'const tokens = makeIdTokens', "environment['DOCKER_CONTEXT'] = environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN']\n  const tokens = makeIdTokens", KILLER],
  ['a password of ECR in the arguments of docker', 'stages/push/docker.ts', "argv: ['docker', ...args],\n        inherit: ENVIRONMENT", "argv: ['docker', ...args, ...(process.env['AWS_ACCESS_KEY_ID'] ? [] : [JSON.stringify(configuration)])],\n        inherit: ENVIRONMENT", KILLER],
])

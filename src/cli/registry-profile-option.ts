/** The option for two accounts on a machine that is no job of GitHub. */
import { Option } from 'commander'
import { REGISTRY_PROFILE } from '../settings/registry-profile.ts'

const KEY = 'registryProfile'

export const registryProfileOption = (): Option =>
  new Option(
    '--registry-profile <name>',
    'Profile of the AWS CLI for the account of the registry, where AWS_PROFILE is of another account.',
  )

/** Sets its variable, where it is given. */
export const setRegistryProfile = (
  options: Readonly<Record<string, unknown>>,
  environment: NodeJS.ProcessEnv,
): void => {
  const { [KEY]: profile } = options
  if (typeof profile === 'string') environment[REGISTRY_PROFILE] = profile
}

/** The repository of a run as its registry is spoken to by its own protocol: with a token of ECR, asked for when it is needed. */
import { repositoryName } from '../domain/image/image-name.ts'
import type { RegistryLogin, RegistryPlace } from '../ports/oci-registry.ts'
import type { Ports } from '../ports/ports.ts'
import { ecrToken } from './ecr-token.ts'

/** Takes ECR's `repositoryUri`. The login throws AwsError. */
export const registryPlace = (
  repositoryUri: string,
  { registry, secrets }: Pick<Ports, 'registry' | 'secrets'>,
): RegistryPlace => {
  const issue = async (): Promise<string | null> => {
    const issued = await ecrToken(registry.ecr, secrets)
    return issued === null ? null : `Basic ${issued.token}`
  }
  let known: Promise<string | null> | null = null
  const login: RegistryLogin = (wanted) => (known = wanted === 'known' && known !== null ? known : issue())
  return { ...repositoryName(repositoryUri), login }
}

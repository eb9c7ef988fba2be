/** The repository of a run as its registry is spoken to by its own protocol: with a token of ECR, asked for when it is needed. */
import { dataPlaneHost } from '../domain/image/data-plane.ts'
import { repositoryName } from '../domain/image/image-name.ts'
import { fault } from '../errors/fault.ts'
import type { RegistryLogin, RegistryPlace } from '../ports/oci-registry.ts'
import type { Ports } from '../ports/ports.ts'
import { ecrToken } from './ecr-token.ts'

/** Takes ECR's `repositoryUri`; the host is that of the session's choice of endpoints. The login @throws AwsError; ShipError `E_LOGIN` */
export const registryPlace = async (
  repositoryUri: string,
  { registry, secrets }: Pick<Ports, 'registry' | 'secrets'>,
): Promise<RegistryPlace> => {
  const name = repositoryName(repositoryUri)
  const issue = async (): Promise<string> => {
    const issued = await ecrToken(registry.ecr, secrets)
    if (issued !== null) return `Basic ${issued.token}`
    throw fault('E_LOGIN', { message: `ECR returned no login token for ${name.registry} (ecr:GetAuthorizationToken)` })
  }
  let known: Promise<string> | null = null
  const login: RegistryLogin = (wanted) => (known = wanted === 'known' && known !== null ? known : issue())
  return { ...name, registry: dataPlaneHost(name.registry, await registry.endpoints()), login }
}

/**
 * The login to a mirror in ECR, for our own requests only: no scanner gets it. A token goes to ECR itself, in the region that it was
 * asked for in, or on loopback to the registry that ECR names; to no other host that asks for a login.
 */
import { ecrRegionOf, isLoopback, type Refusal } from '../../domain/scan/registry-protocol.ts'
import { AwsError } from '../../errors/aws-error.ts'
import type { Ecr } from '../../ports/aws.ts'
import type { Ports } from '../../ports/ports.ts'
import { ecrToken, type EcrToken } from '../ecr-token.ts'

export type LoginPorts = Pick<Ports, 'registry' | 'surroundings' | 'secrets'>

type Login = { readonly kind: 'login'; readonly headers: Readonly<Record<string, string>> } | Refusal

/** What a request to the repository of a mirror is sent with; null where that is not ECR. */
export const ecrLogin = async (repository: string, ports: LoginPorts): Promise<Login | null> => {
  const [host = ''] = repository.split('/')
  const region = ecrRegionOf(host)
  try {
    if (region !== null) return await loginIn(region, ports)
    return isLoopback(host) ? await loginOnLoopback(host, ports) : null
  } catch (error) {
    if (error instanceof AwsError) return refused(error.message)
    throw error
  }
}

const loginIn = async (region: string, ports: LoginPorts): Promise<Login> => {
  const session = await sessionIn(region, ports)
  if (session === null) return refused(await otherRegion(region, ports))
  if ((await session.credentials()) === 'missing') return refused('it is in ECR, and there are no AWS credentials')
  const issued = await ecrToken(session.ecr, ports.secrets)
  return issued === null ? refused('ECR returned no login token (ecr:GetAuthorizationToken)') : loginWith(issued)
}

/** A local ECR: only the registry that it names gets its token. */
const loginOnLoopback = async (host: string, { registry, secrets }: LoginPorts): Promise<Login | null> => {
  if ((await registry.credentials()) === 'missing') return null
  const issued = await ecrToken(registry.ecr, secrets)
  return issued !== null && hostOf(issued) === host ? loginWith(issued) : null
}

const loginWith = ({ token }: EcrToken): Login => ({
  kind: 'login',
  headers: { authorization: `Basic ${token}` },
})

interface Session {
  readonly credentials: () => Promise<'present' | 'missing'>
  readonly ecr: Pick<Ecr, 'getAuthorizationToken'>
}

const sessionIn = async (region: string, { registry, surroundings }: LoginPorts): Promise<Session | null> => {
  if (region === (await registry.region())) return registry
  return region === (await surroundings.region()) ? surroundings : null
}

const otherRegion = async (region: string, { registry, surroundings }: LoginPorts): Promise<string> => {
  const own = [...new Set([await registry.region(), await surroundings.region()])].filter((one) => one !== null)
  return `it is in ECR in ${region}, and this run has a session for ${own.join(' and ') || 'no region'} only`
}

const hostOf = ({ endpoint }: EcrToken): string | null => URL.parse(endpoint)?.host ?? null

const refused = (because: string): Refusal => ({ kind: 'refused', because })

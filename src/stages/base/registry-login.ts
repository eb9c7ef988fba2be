/**
 * What a registry that asks for a login is sent: the token of ECR, the user's own login of docker, or a token that everybody gets. A login goes to
 * its own registry, or to the service that issues the tokens of this registry, and to no other host that a registry may name.
 */
import { parseReference, tokenIn, tokenUrl } from '../../domain/scan/registry-protocol.ts'
import type { Ports } from '../../ports/ports.ts'
import { ecrLogin, type LoginPorts } from '../scanners/ecr-login.ts'
import { dockerLogin } from './docker-login.ts'

export type RegistryPorts = Pick<Ports, 'download' | 'exec' | 'files' | 'clock'> & LoginPorts

interface Challenged {
  /** `host/name`. */
  readonly name: string
  /** The header `www-authenticate`. */
  readonly challenge: string
}

/** A value of `Authorization`, or null. */
type Login = () => Promise<string | null>

/** To be tried in this order. None for a challenge that is neither Basic nor Bearer. */
export const loginsFor = (challenged: Challenged, ports: RegistryPorts): readonly Login[] => {
  if (/^basic\b/iu.test(challenged.challenge))
    return [() => ofEcr(challenged.name, ports), () => ofDocker(challenged.name, ports)]
  const realm = tokenUrl(challenged.challenge)
  if (realm === null) return []
  const withLogin = async (): Promise<string | null> => {
    const login = isOwn(realm, challenged.name) ? await ofDocker(challenged.name, ports) : null
    return login === null ? null : bearer(realm, { authorization: login }, ports)
  }
  return [withLogin, () => bearer(realm, {}, ports)]
}

const ofEcr = async (name: string, ports: RegistryPorts): Promise<string | null> => {
  const login = await ecrLogin(name, ports)
  return login?.kind === 'login' ? (login.headers['authorization'] ?? null) : null
}

const ofDocker = async (name: string, ports: RegistryPorts): Promise<string | null> => {
  const auth = await dockerLogin(hostOf(name), ports)
  return auth === null ? null : `Basic ${auth}`
}

const bearer = async (
  realm: string,
  headers: Readonly<Record<string, string>>,
  { download, secrets }: RegistryPorts,
): Promise<string | null> => {
  const { status, text } = await download.read(realm, headers)
  const token = status === 200 ? tokenIn(text) : null
  if (token === null) return null
  secrets.mask(token)
  return `Bearer ${token}`
}

const hostOf = (name: string): string => name.split('/')[0] ?? ''

/** Registries whose tokens another host of theirs issues. */
const ISSUERS: Readonly<Record<string, string>> = {
  'docker.io': 'auth.docker.io',
  'registry.gitlab.com': 'gitlab.com',
}

const isOwn = (realm: string, name: string): boolean => {
  const { host } = new URL(realm)
  const registry = parseReference(name)
  return host === ISSUERS[hostOf(name)] || (registry !== null && host === new URL(registry.base).host)
}

/** Which listener of a load balancer leads to a service, and by what request. Pure. */
import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import { isForTests, leadsTo, type FoundListener, type Leading } from '../load-balancing/leading.ts'
import { demandsOf, requestThrough } from '../load-balancing/rule-requests.ts'
import type { CheckAddress, CheckTarget, SmokeCheck } from './smoke-check.ts'

export interface FoundBalancer extends Leading {
  readonly name: string
  readonly dnsName: string
  readonly listeners: readonly FoundListener[]
}

export type FoundAddress =
  /** `headers`: those that the request has. */
  | { readonly kind: 'address'; readonly address: CheckAddress; readonly headers: SmokeCheck['headers'] }
  | { readonly kind: 'none'; readonly because: string; readonly hint: string }

/** Finds the address of one check. */
export type Addressing = (check: Addressed) => FoundAddress

/** What an address is found for. */
export type Addressed = Pick<SmokeCheck, 'method' | 'headers'> & {
  readonly target: Extract<CheckTarget, { kind: 'load-balancer' }>
}

/** A check without a listener that speaks TLS would be made in clear text (Elastic Load Balancing API Reference, Listener, Protocol). */
const SCHEMES: Readonly<Record<string, 'http' | 'https'>> = { HTTP: 'http', TCP: 'http', HTTPS: 'https', TLS: 'https' }

interface Usable extends FoundListener {
  readonly scheme: 'http' | 'https'
  readonly port: number
}

const usable = (found: FoundListener): readonly Usable[] => {
  const { Protocol = '', Port: port } = found.listener
  const scheme = SCHEMES[Protocol]
  return scheme === undefined || port === undefined ? [] : [{ ...found, scheme, port }]
}

/** The address of a path at the load balancer, or why there is none. */
export const addressAt = (check: Addressed, balancer: FoundBalancer): FoundAddress => {
  const { port } = check.target
  const able = balancer.listeners.flatMap(usable)
  const ports = able.map((one) => one.port).join(', ')
  const isOwn = leadsTo(balancer)
  const leading = able.filter(({ listener, rules }) => !isForTests(listener, balancer) && rules.some(isOwn))
  const [listener, ...others] = port === null ? leading : able.filter((one) => one.port === port)
  const subject = `the load balancer ${balancer.name}`
  if (listener === undefined) {
    const what = able.length > 0 && port === null ? 'that forwards to the service' : 'for HTTP'
    return {
      kind: 'none',
      because: `${subject} has no listener ${what}${port === null ? '' : ` at port ${port}`}`,
      hint:
        ports === '' || port === null
          ? 'Set `url` instead of `path`.'
          : `Set \`port\` to one of its listeners: ${ports}.`,
    }
  }
  if (others.length > 0)
    return {
      kind: 'none',
      because: `${subject} has several listeners`,
      hint: `Set \`port\` to one of ${leading.map((one) => one.port).join(', ')}.`,
    }
  return addressThrough(check, { ...balancer, found: listener, isOwn })
}

interface AtListener extends Pick<FoundBalancer, 'name' | 'dnsName'> {
  readonly found: FoundListener
  /** The rules that the request is to meet. */
  readonly isOwn: (rule: Rule) => boolean
}

/** The address of a path at a listener: what its rules demand is part of the request; or why none of them takes it. */
export const addressThrough = (check: Addressed, { name, dnsName, found, isOwn }: AtListener): FoundAddress => {
  const { method, headers, target } = check
  const { path, host } = target
  const [able] = usable(found)
  if (able === undefined)
    return {
      kind: 'none',
      because: `the listener of the load balancer ${name} is not for HTTP`,
      hint: 'Set `url` instead of `path`.',
    }
  const { scheme, port, rules } = able
  const subject = `the listener of the load balancer ${name} at port ${port}`
  const request = requestThrough({ path, host, method, headers }, { rules, dnsName, isOwn })
  if (request === null) {
    const demands = rules.filter(isOwn).map(demandsOf)
    const because =
      demands.length === 0
        ? 'does not forward to the service'
        : `sends it elsewhere: what leads to the service is for ${demands.join('; or ')}`
    return {
      kind: 'none',
      because: `${subject} ${because}`,
      hint: 'Set `path`, `host` or `headers` to what leads to the service, or set `url`.',
    }
  }
  if (scheme === 'https' && request.host === null)
    return {
      kind: 'none',
      because: `${subject} has a certificate, which is for another name than ${dnsName}`,
      hint: 'Set `host` to the name that the certificate is for.',
    }
  const address = { url: `${scheme}://${dnsName}:${port}${path}`, host: request.host }
  return { kind: 'address', address, headers: request.headers }
}

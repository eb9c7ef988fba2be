/** Which listener of a load balancer leads to a service. Pure. */
import type { Listener } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { CheckAddress, CheckTarget } from './smoke-check.ts'

export interface FoundBalancer {
  readonly name: string
  readonly dnsName: string
  readonly listeners: readonly Listener[]
  /** Of the service. */
  readonly targetGroupArns: readonly string[]
}

export type FoundAddress =
  | { readonly kind: 'address'; readonly address: CheckAddress }
  | { readonly kind: 'none'; readonly because: string; readonly hint: string }

/** A check without a listener that speaks TLS would be made in clear text (Elastic Load Balancing API Reference, Listener, Protocol). */
const SCHEMES: Readonly<Record<string, 'http' | 'https'>> = { HTTP: 'http', TCP: 'http', HTTPS: 'https', TLS: 'https' }

interface Usable {
  readonly scheme: 'http' | 'https'
  readonly port: number
  readonly listener: Listener
}

const usable = (listener: Listener): readonly Usable[] => {
  const { Protocol = '', Port: port } = listener
  const scheme = SCHEMES[Protocol]
  return scheme === undefined || port === undefined ? [] : [{ scheme, port, listener }]
}

/** The address of a path at the load balancer, or why there is none. */
export const addressAt = (
  { path, port, host }: Extract<CheckTarget, { kind: 'load-balancer' }>,
  balancer: FoundBalancer,
): FoundAddress => {
  const able = balancer.listeners.flatMap(usable)
  const ports = able.map((one) => one.port).join(', ')
  const [listener, ...others] = port === null ? candidates(able, balancer) : able.filter((one) => one.port === port)
  const subject = `the load balancer ${balancer.name}`
  if (listener === undefined)
    return {
      kind: 'none',
      because: `${subject} has no listener ${port === null ? 'for HTTP' : `for HTTP at port ${port}`}`,
      hint: ports === '' ? 'Set `url` instead of `path`.' : `Set \`port\` to one of its listeners: ${ports}.`,
    }
  if (others.length > 0)
    return { kind: 'none', because: `${subject} has several listeners`, hint: `Set \`port\` to one of ${ports}.` }
  if (listener.scheme === 'https' && host === null)
    return {
      kind: 'none',
      because: `the listener of ${subject} at port ${listener.port} has a certificate, which is for another name than ${balancer.dnsName}`,
      hint: 'Set `host` to the name that the certificate is for.',
    }
  return { kind: 'address', address: { url: `${listener.scheme}://${balancer.dnsName}:${listener.port}${path}`, host } }
}

/** Those that forward to the service by default; where it is behind rules, those that do not only redirect. */
const candidates = (listeners: readonly Usable[], { targetGroupArns }: FoundBalancer): readonly Usable[] => {
  const forwarding = listeners.filter(({ listener }) =>
    targetsOf(listener).some((arn) => targetGroupArns.includes(arn)),
  )
  if (forwarding.length > 0) return forwarding
  return listeners.filter(
    ({ listener: { DefaultActions = [] } }) => !DefaultActions.some(({ Type }) => Type === 'redirect'),
  )
}

const targetsOf = ({ DefaultActions = [] }: Listener): readonly string[] =>
  DefaultActions.flatMap(({ TargetGroupArn, ForwardConfig }) => [
    ...(TargetGroupArn === undefined ? [] : [TargetGroupArn]),
    ...(ForwardConfig?.TargetGroups ?? []).flatMap((group) => group.TargetGroupArn ?? []),
  ])

/** The address at which a service answers: that of the listener which leads to it. Only what the load balancer says; nothing is guessed. Pure. */
import type { Listener } from '@aws-sdk/client-elastic-load-balancing-v2'
import { isForTests, leadsTo, type FoundListener, type Leading } from './leading.ts'
import { byPriority, namedBy, ruleFor } from './listener-rules.ts'

export interface ServiceUrl {
  readonly url: string
  /** `internal`: only where its network is reached. */
  readonly reach: 'internet' | 'internal'
}

export interface BalancerFacts {
  readonly dnsName: string
  readonly reach: ServiceUrl['reach']
  readonly listeners: readonly FoundListener[]
}

interface Found extends ServiceUrl {
  readonly isSecure: boolean
  readonly isStandard: boolean
  readonly isNamed: boolean
}

const STANDARD = { http: 80, https: 443 } as const

/** That of the internet before an internal one, HTTPS before HTTP, the usual port before others, a name of a rule before that of the load balancer. Null: none. */
export const serviceUrl = (balancers: readonly BalancerFacts[], leading: Leading): ServiceUrl | null => {
  const [best] = balancers
    .flatMap((balancer) => balancer.listeners.flatMap((one) => addressesAt(one, balancer, leading)))
    .toSorted((a, b) => rankOf(a) - rankOf(b))
  return best === undefined ? null : { url: best.url, reach: best.reach }
}

/** The lower the better; earlier aspects outweigh all later ones. */
const rankOf = ({ reach, isSecure, isStandard, isNamed }: Found): number =>
  [reach === 'internet', isSecure, isStandard, isNamed].reduce((rank, isMet) => rank * 2 + (isMet ? 0 : 1), 0)

/** TCP and TLS do not say that HTTP is spoken. */
const schemeOf = ({ Protocol }: Listener): 'http' | 'https' | null =>
  Protocol === 'HTTPS' ? 'https' : Protocol === 'HTTP' ? 'http' : null

const addressesAt = (
  { listener, rules }: FoundListener,
  { dnsName, reach }: BalancerFacts,
  leading: Leading,
): readonly Found[] => {
  const [scheme, port] = [schemeOf(listener), listener.Port]
  if (scheme === null || port === undefined || isForTests(listener, leading)) return []
  const own = byPriority(rules).filter(leadsTo(leading))
  return own.flatMap((rule) =>
    (namedBy(rule, { host: dnsName.toLowerCase(), path: '/' }) ?? [])
      .filter((asked) => ruleFor(rules, asked) === rule)
      .flatMap(({ host, path }) => {
        const url = URL.parse(`${scheme}://${host}:${port}${path}`)
        if (url === null) return []
        const ranked = { isSecure: scheme === 'https', isStandard: port === STANDARD[scheme] }
        return [{ url: url.href, reach, ...ranked, isNamed: host !== dnsName.toLowerCase() }]
      }),
  )
}

/** `https://shop.example.com/ (internal)` */
export const urlInWords = ({ url, reach }: ServiceUrl): string => (reach === 'internal' ? `${url} (internal)` : url)

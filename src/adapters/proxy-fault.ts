/** What a proxy has to do with a request that failed. It is named by host and port: its address may have a password. */

type Environment = Readonly<Record<string, string | undefined>>

export interface ProxyFault {
  /** `the proxy proxy.example:3128 refused the connection: HTTP status 407`. */
  readonly because: string
  /** What to do about it. */
  readonly hint: string
  /** Whether the same request may succeed later. */
  readonly mayPass: boolean
  /** What the proxy answered; null: nothing. */
  readonly status: number | null
}

export interface NamedProxy {
  readonly variable: string
  /** Host and port. */
  readonly place: string
}

/** Node and the toolkit read the names in small letters first. */
const VARIABLES = ['https_proxy', 'HTTPS_PROXY'] as const

/** The proxy for HTTPS, whose address a run has checked before; null where there is none. */
export const namedProxy = (environment: Environment): NamedProxy | null => {
  const variable = VARIABLES.find((name) => (environment[name] ?? '') !== '')
  const url = variable === undefined ? null : proxyUrl(environment[variable] ?? '')
  return variable === undefined || url === null ? null : { variable, place: `${url.hostname}:${portOf(url)}` }
}

/** The toolkit takes an address without a scheme for one of HTTP. */
const proxyUrl = (text: string): URL | null =>
  URL.parse(/^[a-z][a-z\d+.-]*:\/\//iu.test(text) ? text : `http://${text}`)

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80')

/** Node's (`_http_agent.js`, ERR_PROXY_TUNNEL), the `tunnel` of the toolkit, and undici's in the toolkit. */
const REFUSED = [
  /^Failed to establish tunnel to \S+ via \S+: HTTP\/\S+ (\d{3})\b/u,
  /tunneling socket could not be established, statusCode=(\d{3})/u,
  /Proxy response \((\d{3})\) !== 200 when HTTP Tunneling/u,
]
/** Its own words in the place of a response. */
const BROKEN = /^Failed to establish tunnel to |^Connection to establish proxy tunnel |tunneling socket could not be/u

/** Why no connection came about, by Node's code (Node.js, "Common system errors"). */
export const NOT_CONNECTED: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'host not found',
  EAI_AGAIN: 'the name cannot be resolved now',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  ETIMEDOUT: 'no response in time',
}

/** Null where it was not the proxy that failed, as far as the error says. */
export const proxyFault = (thrown: unknown, environment: Environment): ProxyFault | null => {
  const proxy = namedProxy(environment)
  if (proxy === null) return null
  return (
    chainOf(thrown)
      .map((error) => faultIn(error, proxy))
      .find((fault) => fault !== null) ?? null
  )
}

interface Failure {
  readonly message: string
  readonly code: string
  /** Where the connection was to go, as far as Node says it. */
  readonly to: { readonly host: string; readonly port: string }
}

const faultIn = ({ message, code, to }: Failure, proxy: NamedProxy): ProxyFault | null => {
  const status = REFUSED.map((pattern) => Number(pattern.exec(message)?.[1] ?? 0)).find((one) => one > 0)
  if (status !== undefined) return refused(status, proxy)
  const reason = NOT_CONNECTED[code] ?? NOT_CONNECTED[/cause=.*\b(E[A-Z_]{4,})\b/u.exec(message)?.[1] ?? '']
  const isToProxy = BROKEN.test(message) || isAt(to, proxy)
  if (!isToProxy) return null
  const hint = `Check ${proxy.variable} and the proxy that it names.`
  const because =
    reason === undefined
      ? `the proxy ${proxy.place} gave no connection`
      : `the proxy ${proxy.place} cannot be reached: ${reason}`
  return { because, hint, mayPass: true, status: null }
}

const refused = (status: number, { variable, place }: NamedProxy): ProxyFault => ({
  because: `the proxy ${place} refused the connection: HTTP status ${status}`,
  hint:
    status === 407
      ? `Correct the user name and the password in ${variable}.`
      : `Let the proxy connect to this host, or name the host in NO_PROXY.`,
  // 502, 503 and 504: it could not reach the host now.
  mayPass: status >= 500 || status === 429,
  status,
})

/** Node names the address of a connection that was refused, and only the name of a host that was not found. */
const isAt = ({ host, port }: Failure['to'], { place }: NamedProxy): boolean => {
  const at = place.lastIndexOf(':')
  return port === '' ? host !== '' && host === place.slice(0, at) : port === place.slice(at + 1) && port !== '443'
}

/** More are not looked at: a cause may name itself. */
const MOST_CAUSES = 8

/** The error, what caused it, and what it collects. */
const chainOf = (thrown: unknown, depth = 0): readonly Failure[] => {
  if (typeof thrown !== 'object' || thrown === null || depth === MOST_CAUSES) return []
  // The members of an object are read as unknown, so the cast assumes nothing.
  const error = thrown as Readonly<Record<string, unknown>>
  const text = (name: string): string => (['string', 'number'].includes(typeof error[name]) ? String(error[name]) : '')
  const own = {
    message: text('message'),
    code: text('code'),
    to: { host: text('hostname'), port: text('port') },
  }
  const inner = [error['cause'], ...(Array.isArray(error['errors']) ? (error['errors'] as readonly unknown[]) : [])]
  return [own, ...inner.flatMap((one) => chainOf(one, depth + 1))]
}

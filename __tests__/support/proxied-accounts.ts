/**
 * The accounts of a play by the genuine names of AWS's hosts, which only a proxy leads to: behind it one server with a certificate for all of them hands
 * each request to the local AWS, the registry or the issuer of tokens. What reaches it past the proxy has a port of its own.
 */
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import { issueCertificates } from '../../scripts/sandbox/certificate.ts'
import { startConnectProxy, type ConnectProxy, type ProxyAnswer } from './connect-proxy.ts'
import { SHARED, type TwoAccounts } from './two-accounts.ts'

export const HOSTS = {
  token: 'pipelines.actions.githubusercontent.com',
  sts: 'sts.eu-west-1.amazonaws.com',
  ecr: 'api.ecr.eu-west-1.amazonaws.com',
  ecs: 'ecs.eu-west-1.amazonaws.com',
  scaling: 'application-autoscaling.eu-west-1.amazonaws.com',
  registry: `${SHARED}.dkr.ecr.eu-west-1.amazonaws.com`,
} as const

export interface ProxiedAccounts {
  readonly proxy: ConnectProxy
  /** The hosts that were asked for something through the proxy, sorted. */
  readonly proxied: () => readonly string[]
  /** The paths that came past it. */
  readonly direct: readonly string[]
  /** The variables of the run are over those that lead to the proxy; they get the address of the server behind it. */
  readonly through: (
    variables?: (address: string) => Readonly<Record<string, string>>,
  ) => (accounts: TwoAccounts) => TwoAccounts
  readonly close: () => Promise<void>
}

/** Where requests to a host go; known once the local AWS runs. */
type Origins = Partial<Record<'aws' | 'registry' | 'token', string>>

/** Starts proxy and server. */
export const startProxiedAccounts = async (answer: ProxyAnswer = () => null): Promise<ProxiedAccounts> => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-proxied-'))
  const { ca, certificate: cert, key } = issueCertificates(['localhost', ...Object.values(HOSTS)])
  const trusted = join(folder, 'ca.pem')
  await writeFile(trusted, ca)
  const origins: Origins = {}
  const direct: string[] = []
  const behind = await listening(createServer({ cert, key }, (asked, response) => forward(asked, response, origins)))
  const beside = await listening(
    createServer({ cert, key }, (asked, response) => {
      direct.push(asked.url ?? '')
      forward(asked, response, origins)
    }),
  )
  const proxy = await startConnectProxy(behind.port, answer)
  return {
    proxy,
    direct,
    proxied: () => [...new Set(proxy.asked)].toSorted(),
    through: (variables) => (accounts) => ({
      ...accounts,
      options: (given) => byName(accounts.options(given), origins),
      environment: (aws) => {
        const { ACTIONS_ID_TOKEN_REQUEST_URL: token = '', ...own } = accounts.environment(aws)
        Object.assign(origins, { aws: aws.endpoint, token: new URL(token).origin })
        return {
          ...own,
          ACTIONS_ID_TOKEN_REQUEST_URL: token.replace(new URL(token).origin, `https://${HOSTS.token}`),
          AWS_ENDPOINT_URL: '',
          HTTPS_PROXY: proxy.url,
          NODE_EXTRA_CA_CERTS: trusted,
          ...variables?.(`https://localhost:${beside.port}`),
        }
      },
    }),
    close: async () => {
      proxy.close()
      for (const { server } of [behind, beside]) {
        server.closeAllConnections()
        server.close()
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const listening = async (server: Server): Promise<{ readonly server: Server; readonly port: number }> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address with a port.
  return { server, port: (server.address() as AddressInfo).port }
}

/** The registry of the shared account by its name in ECR. */
const byName = ({ accounts = [], ...options }: LocalAwsOptions, origins: Origins): LocalAwsOptions => ({
  ...options,
  accounts: accounts.map((one) => {
    if (one.registry?.kind !== 'container') return one
    origins.registry = `http://${one.registry.host}`
    return { ...one, registry: { kind: 'container' as const, host: HOSTS.registry, origin: origins.registry } }
  }),
})

const originOf = (host: string, { aws, registry, token }: Origins): string | undefined => {
  if (host === HOSTS.registry) return registry
  return host === HOSTS.token ? token : aws
}

const forward = (asked: IncomingMessage, response: ServerResponse, origins: Origins): void => {
  const { method, url = '/', headers } = asked
  const origin = originOf(headers.host ?? '', origins)
  if (origin === undefined) throw new Error(`${headers.host ?? 'a request'} came before there was anything behind it`)
  const onward = request(new URL(url, origin), { method, headers }, (reply) => {
    response.writeHead(reply.statusCode ?? 502, reply.headers)
    reply.pipe(response)
  })
  onward.on('error', () => response.destroy())
  asked.pipe(onward)
}

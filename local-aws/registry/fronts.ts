/** The TLS servers in front of the registries. Those with one port share a server: the host name of a request says which one is meant. */
import type { Server } from 'node:https'
import { closeServer, listen } from '../protocol/http.ts'
import { registryFront, type FrontParts, type Route } from './front.ts'

export interface NewRoute extends Route {
  readonly host: string
  /** 0: a free one, which it shares with nobody. */
  readonly port: number
  readonly tls: FrontParts['tls']
}

export interface Fronts {
  /** Puts a front before a registry; gives the port. A certificate is for all hosts of its port. */
  readonly add: (route: NewRoute) => Promise<number>
  readonly close: () => Promise<void>
}

/** None yet. */
export const createFronts = (shared: Omit<FrontParts, 'routes' | 'tls'>): Fronts => {
  const started: { readonly port: number; readonly server: Server; readonly routes: Map<string, Route> }[] = []
  return {
    add: async ({ host, port, tls, ...route }) => {
      const known = started.find((one) => one.port === port)
      known?.routes.set(host, route)
      if (known !== undefined) return port
      const routes = new Map([[host, route]])
      const server = registryFront({ ...shared, tls, routes })
      const chosen = await listen(server, port)
      started.push({ port: chosen, server, routes })
      return chosen
    },
    close: async () => {
      for (const { server } of started) await closeServer(server)
    },
  }
}

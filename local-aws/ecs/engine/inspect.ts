/** The engine's view of a container. */
import { z } from 'zod'
import type { Docker } from './docker.ts'

const portsSchema = z.record(z.string(), z.array(z.object({ HostIp: z.string(), HostPort: z.string() })).nullable())

const inspectSchema = z.object({
  Id: z.string(),
  State: z.object({
    Status: z.string(),
    ExitCode: z.number(),
    OOMKilled: z.boolean().default(false),
  }),
  NetworkSettings: z.object({ Ports: portsSchema.nullish() }).nullish(),
})

/** A port of a container and its address on this machine. */
export interface PublishedPort {
  readonly containerPort: number
  readonly protocol: 'tcp' | 'udp'
  readonly hostPort: number
}

/** The state of a container. */
export interface ContainerView {
  readonly id: string
  readonly isRunning: boolean
  readonly exitCode: number
  readonly outOfMemory: boolean
  readonly ports: readonly PublishedPort[]
}

/** Inspects containers by id in one call. A container that no longer exists is missing from the result. */
export const inspectContainers = async (
  docker: Docker,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ContainerView>> => {
  if (ids.length === 0) return new Map()
  const { stdout } = await docker.run(['inspect', '--type=container', '--format={{json .}}', ...ids])
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'))
  return new Map(lines.map((line) => view(inspectSchema.parse(JSON.parse(line)))).map((found) => [found.id, found]))
}

const view = ({ Id, State, NetworkSettings }: z.output<typeof inspectSchema>): ContainerView => {
  const ports = Object.entries(NetworkSettings?.Ports ?? {}).flatMap(([port, bindings]) =>
    (bindings ?? []).map(({ HostPort }): PublishedPort => {
      const [containerPort, protocol] = port.split('/')
      return {
        containerPort: Number(containerPort),
        protocol: protocol === 'udp' ? 'udp' : 'tcp',
        hostPort: Number(HostPort),
      }
    }),
  )
  return {
    id: Id,
    isRunning: State.Status === 'running' || State.Status === 'created',
    exitCode: State.ExitCode,
    outOfMemory: State.OOMKilled,
    ports,
  }
}

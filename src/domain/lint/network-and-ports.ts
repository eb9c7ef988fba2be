/** Rules about networks and ports. */
import type { ContainerDefinition, PortMapping } from '@aws-sdk/client-ecs'
import type { LintFacts } from './lint-facts.ts'
import { api, guide } from './aws-documentation.ts'
import { inContainers, where, type Inside } from './rule-places.ts'
import type { Definition, LintRule, Place } from './lint-rule.ts'

interface Port {
  readonly mapping: PortMapping
  readonly at: string
}

const portsOf = ({ portMappings }: ContainerDefinition): readonly Port[] =>
  (portMappings ?? []).map((mapping, index) => ({ mapping, at: `portMappings[${index}]` }))

/** Where the host's port is that of the container: `awsvpc` and `host` have no mapping (PortMapping, hostPort). */
const isUnmapped = ({ networkMode }: Definition): boolean => networkMode === 'awsvpc' || networkMode === 'host'

/** The port that the task takes on its network interface or on its host; null: one that the agent chooses. */
const takenPort = ({ containerPort, hostPort }: PortMapping, definition: Definition): number | null => {
  const port = isUnmapped(definition) ? containerPort : hostPort
  return port === undefined || port === 0 ? null : port
}

/** The places of whatever has the same key as something before it. */
const repeated =
  (keyOf: (port: Port, definition: Definition) => string | null): LintRule['check'] =>
  (definition, facts): readonly Place[] => {
    const seen = new Set<string>()
    const isRepeated = (port: Port): boolean => {
      const key = keyOf(port, definition)
      if (key === null) return false
      const isKnown = seen.has(key)
      seen.add(key)
      return isKnown
    }
    return inContainers((container) =>
      portsOf(container)
        .filter(isRepeated)
        .map(({ at }) => at),
    )(definition, facts)
  }

/** What a network interface of the task replaces (ContainerDefinition: links, hostname, extraHosts). */
const OF_BRIDGES = ['links', 'hostname', 'extraHosts'] as const

const ofBridges = (container: ContainerDefinition, _: LintFacts, { networkMode }: Definition): readonly Inside[] =>
  networkMode === 'awsvpc' ? OF_BRIDGES.filter((name) => (container[name] ?? []).length > 0) : []

export const PORTS: readonly LintRule[] = [
  {
    id: 'port-mismatch',
    severity: 'HIGH',
    level: 'error',
    title: 'The ports of host and container differ, where there is no mapping',
    reason: 'In the network modes `awsvpc` and `host` both must be the same, and ECS rejects the task definition.',
    fix: 'Remove `hostPort`, or set it to `containerPort`.',
    page: api('PortMapping', 'hostPort'),
    controls: {},
    check: inContainers((container, _, definition) =>
      portsOf(container).flatMap(({ mapping: { hostPort = 0, containerPort }, at }) =>
        where(isUnmapped(definition) && hostPort !== 0 && hostPort !== containerPort, `${at}.hostPort`),
      ),
    ),
  },
  {
    id: 'port-twice',
    severity: 'HIGH',
    level: 'error',
    title: 'Two mappings of the task take one port',
    reason: 'The containers share a network interface or a host, so ECS rejects the task definition.',
    fix: 'Give one of them another port.',
    page: api('PortMapping', 'containerPort'),
    controls: {},
    check: repeated(({ mapping }, definition) => {
      const port = takenPort(mapping, definition)
      return port === null ? null : `${port}/${mapping.protocol ?? 'tcp'}`
    }),
  },
  {
    id: 'port-name-twice',
    severity: 'HIGH',
    level: 'warn',
    title: 'Two mappings have one name',
    reason: 'Service Connect and VPC Lattice find a port by its name.',
    fix: 'Give one of them another `name`.',
    page: api('PortMapping', 'name'),
    controls: {},
    check: repeated(({ mapping: { name } }) => name ?? null),
  },
  {
    id: 'ports-without-network',
    severity: 'HIGH',
    level: 'error',
    title: 'A container has ports, and the task has no network',
    reason: 'With `networkMode: none`, ECS rejects port mappings.',
    fix: 'Remove `portMappings`, or set another `networkMode`.',
    page: api('RegisterTaskDefinition'),
    controls: {},
    check: inContainers((container, _, { networkMode }) =>
      where(networkMode === 'none' && portsOf(container).length > 0, 'portMappings'),
    ),
  },
  {
    id: 'awsvpc-option',
    severity: 'HIGH',
    level: 'error',
    title: 'A container has a network option that `awsvpc` does not have',
    reason: 'The containers of such a task share one network interface, and ECS rejects the task definition.',
    fix: 'Remove what is listed; containers of one task reach each other at `localhost`.',
    page: guide('task-networking-awsvpc'),
    controls: {},
    check: inContainers(ofBridges),
  },
  {
    id: 'linked-container',
    severity: 'LOW',
    level: 'warn',
    title: 'Containers are linked',
    reason: 'Links are a legacy feature of Docker: they pass the whole environment of one container to the other.',
    fix: 'Set `networkMode: awsvpc`, and remove `links`.',
    page: api('ContainerDefinition', 'links'),
    controls: {},
    check: inContainers(({ links }, _, { networkMode }) =>
      where(networkMode !== 'awsvpc' && (links ?? []).length > 0, 'links'),
    ),
  },
]

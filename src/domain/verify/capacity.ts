/** Where tasks are placed: capacity providers, and the container instances of a cluster on EC2. */
import { bad, good, judge, warn, type Check } from './verify-check.ts'
import type { Reading } from './answer.ts'

export interface Host {
  readonly status: string
  /** ECS places no task on a host whose agent is not connected. */
  readonly agent: 'connected' | 'disconnected'
  readonly cpu: number
  readonly memory: number
}

export interface CapacityFacts {
  readonly serviceName: string
  /** Of the strategy, without those of Fargate; with the status of each that exists in the cluster. */
  readonly providers: readonly string[]
  readonly statuses: Reading<ReadonlyMap<string, string>>
  /** Missing: no host is needed, or ECS adds them. */
  readonly hosts: Reading<readonly Host[]>
  /** Of one task, in CPU units and MiB. */
  readonly task: { readonly cpu: number; readonly memory: number }
  /** Whether an old task may be stopped first: its place is then the new one's. */
  readonly replacement: 'starts-first' | 'may-stop-first'
}

/** The checks of the capacity. What a host has left changes every minute, so it is never an error. */
export const judgeCapacity = (facts: CapacityFacts): readonly Check[] => {
  const { serviceName, providers, statuses, hosts } = facts
  return [
    ...judge(statuses, {
      about: { id: 'capacity-provider', subject: `service ${serviceName}` },
      read: (found) => providers.map((name) => providerCheck(name, found.get(name))),
      missing: () => [],
    }),
    ...judge(hosts, {
      about: { id: 'hosts', subject: `service ${serviceName}` },
      read: (all) => hostChecks(all, facts),
      missing: () => [],
    }),
  ]
}

const providerCheck = (name: string, status: string | undefined): Check => {
  const about = { id: 'capacity-provider', subject: `capacity provider ${name}` }
  if (status === 'ACTIVE') return good(about, 'is active')
  // It becomes active by itself (ECS API Reference, CapacityProvider).
  if (status === 'PROVISIONING') return warn(about, { what: 'is PROVISIONING', next: 'Wait until it is active.' })
  const what = status === undefined ? 'does not exist in the cluster' : `is ${status}`
  return bad(about, { what, next: 'Correct the capacity provider strategy of the service.' })
}

const hostChecks = (all: readonly Host[], { serviceName, task, replacement }: CapacityFacts): readonly Check[] => {
  const about = { id: 'hosts', subject: `service ${serviceName}` }
  const active = all.filter(({ status, agent }) => status === 'ACTIVE' && agent === 'connected')
  const draining = all.filter(({ status }) => status === 'DRAINING').length
  const fitting = active.filter(({ cpu, memory }) => cpu >= task.cpu && memory >= task.memory)
  return [
    ...(draining === 0
      ? []
      : [
          warn(
            { ...about, id: 'draining-hosts' },
            {
              what: `has ${draining} of ${all.length} container instances in DRAINING`,
              next: 'Wait until they are replaced, or activate them.',
            },
          ),
        ]),
    fitting.length > 0 || (active.length > 0 && replacement === 'may-stop-first')
      ? good(about, fitting.length > 0 ? `has room for a task on ${fitting.length} container instances` : STOPS_FIRST)
      : warn(about, {
          what: `has no container instance with ${task.cpu} CPU units and ${task.memory} MiB left for a new task`,
          next: 'Add instances to the cluster, or lower `minimumHealthyPercent` so that old tasks are stopped first.',
        }),
  ]
}

const STOPS_FIRST = 'stops an old task to make room for a new one'

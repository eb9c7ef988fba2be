/** Where tasks are placed: capacity providers, and the container instances of a cluster on EC2. */
import { bad, good, judge, warn, type Check } from './verify-check.ts'
import type { Reading } from './answer.ts'

export interface Host {
  readonly status: string
  readonly cpu: number
  readonly memory: number
}

export interface CapacityFacts {
  readonly serviceName: string
  /** Of the strategy, without those of Fargate; with the status of each that exists. */
  readonly providers: readonly string[]
  readonly statuses: Reading<ReadonlyMap<string, string>>
  /** Missing: no host is needed, or ECS adds them. */
  readonly hosts: Reading<readonly Host[]>
  /** Of one task, in CPU units and MiB. */
  readonly task: { readonly cpu: number; readonly memory: number }
}

/** The checks of the capacity. What a host has left changes every minute, so it is never an error. */
export const judgeCapacity = ({ serviceName, providers, statuses, hosts, task }: CapacityFacts): readonly Check[] => [
  ...judge(statuses, {
    about: { id: 'capacity-provider', subject: `service ${serviceName}` },
    read: (found) => providers.map((name) => providerCheck(name, found.get(name))),
    missing: () => [],
  }),
  ...judge(hosts, {
    about: { id: 'hosts', subject: `service ${serviceName}` },
    read: (all) => hostChecks(serviceName, all, task),
    missing: () => [],
  }),
]

const providerCheck = (name: string, status: string | undefined): Check => {
  const about = { id: 'capacity-provider', subject: `capacity provider ${name}` }
  if (status === 'ACTIVE') return good(about, 'is active')
  const what = status === undefined ? 'does not exist' : `is ${status}`
  return bad(about, { what, next: 'Correct the capacity provider strategy of the service.' })
}

const hostChecks = (serviceName: string, all: readonly Host[], task: CapacityFacts['task']): readonly Check[] => {
  const about = { id: 'hosts', subject: `service ${serviceName}` }
  const active = all.filter(({ status }) => status === 'ACTIVE')
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
    fitting.length > 0
      ? good(about, `has room for a task on ${fitting.length} container instances`)
      : warn(about, {
          what: `has no container instance with ${task.cpu} CPU units and ${task.memory} MiB left for a new task`,
          next: 'Add instances to the cluster, or lower `minimumHealthyPercent` so that old tasks are stopped first.',
        }),
  ]
}

/** The target groups that the service registers its tasks in. */
import type { ContainerDefinition, PortMapping } from '@aws-sdk/client-ecs'
import { bad, good, judge, warn, type About, type Check } from './verify-check.ts'
import type { Reading } from './answer.ts'

export interface TargetGroupFacts {
  readonly name: string
  /** What the service registers. */
  readonly containerName: string
  readonly containerPort: number
  readonly group: Reading<TargetGroupAnswer>
  /** Seconds that a load balancer gives to open requests. */
  readonly deregistrationDelay: Reading<number>
  readonly networkMode: string
  readonly containers: readonly ContainerDefinition[]
  readonly waitMinutes: number
}

export interface TargetGroupAnswer {
  readonly type: string
  readonly protocol: string
  /** `GET /health`, or the protocol alone. */
  readonly healthCheck: string
  /** Null: the port that gets the traffic. */
  readonly healthCheckPort: number | null
}

/** The checks of one target group. */
export const judgeTargetGroup = (facts: TargetGroupFacts): readonly Check[] => {
  const subject = `target group ${facts.name}`
  return [
    ...judge(facts.group, {
      about: { id: 'target-group', subject },
      read: (group) => {
        const problems = [
          ...typeProblems(facts, group, subject),
          ...portProblems(facts, group, subject),
          ...healthCheckProblems(facts, group, subject),
        ]
        const fine = good({ id: 'target-group', subject }, `checks the health of the tasks by ${group.healthCheck}`)
        return problems.length === 0 ? [fine] : problems
      },
      missing: () => [
        bad(
          { id: 'target-group', subject },
          { what: 'does not exist', next: 'Correct the load balancers of the service.' },
        ),
      ],
    }),
    ...judge(facts.deregistrationDelay, {
      about: { id: 'deregistration-delay', subject },
      read: (seconds) => delayChecks(facts, seconds, { id: 'deregistration-delay', subject }),
      missing: () => [],
    }),
  ]
}

/** A task with a network interface of its own is registered by its address, another one by its instance. */
const typeProblems = (
  { networkMode }: TargetGroupFacts,
  { type }: TargetGroupAnswer,
  subject: string,
): readonly Check[] => {
  const wanted = networkMode === 'awsvpc' ? 'ip' : 'instance'
  if (type === wanted) return []
  const what = `has the target type ${type}, and tasks with the network mode ${networkMode} need ${wanted}`
  return [bad({ id: 'target-type', subject }, { what, next: `Use a target group of the type \`${wanted}\`.` })]
}

const portProblems = (facts: TargetGroupFacts, { protocol }: TargetGroupAnswer, subject: string): readonly Check[] => {
  const { containerName, containerPort, containers } = facts
  const container = containers.find(({ name }) => name === containerName)
  const next = 'Correct `portMappings` of the task definition, or the load balancer of the service.'
  const about = { id: 'target-port', subject }
  if (container === undefined) {
    return [bad(about, { what: `gets the container ${containerName}, which the task definition does not have`, next })]
  }
  const mappings = (container.portMappings ?? []).filter((one) => maps(one, containerPort))
  if (mappings.length === 0) {
    return [
      bad(about, {
        what: `gets port ${containerPort} of ${containerName}, which the task definition does not map`,
        next,
      }),
    ]
  }
  // One port may be mapped for TCP and for UDP.
  const own = mappings.map((one) => one.protocol ?? 'tcp')
  if (BOTH.includes(protocol) || own.includes(UDP.includes(protocol) ? 'udp' : 'tcp')) return []
  const what = `has the protocol ${protocol}, and port ${containerPort} of ${containerName} is mapped for ${own.join(', ')}`
  // With a network interface of its own, a task gets what is sent to it whatever is mapped.
  return [warn({ id: 'target-protocol', subject }, { what, next })]
}

const maps = ({ containerPort: one, containerPortRange: range = '' }: PortMapping, port: number): boolean => {
  const [first = NaN, last = NaN] = range.split('-').map(Number)
  return one === port || (port >= first && port <= last)
}

/** Protocols of target groups over UDP, and over UDP and TCP (ELB API Reference, TargetGroup). */
const UDP: readonly string[] = ['UDP', 'QUIC']
const BOTH: readonly string[] = ['TCP_UDP', 'TCP_QUIC']

/** A health check on another port than the traffic reaches a task where one of its containers maps that port. */
const healthCheckProblems = (
  { containers, containerPort }: TargetGroupFacts,
  { healthCheckPort: port }: TargetGroupAnswer,
  subject: string,
): readonly Check[] => {
  const mapped = containers.flatMap(({ portMappings = [] }) =>
    portMappings.flatMap((one) => [one.containerPort, one.hostPort]),
  )
  if (port === null || port === containerPort || mapped.includes(port)) return []
  const what = `checks the health of the tasks on port ${port}, which the task definition does not map`
  const next = 'Correct the health check port of the target group, or `portMappings` of the task definition.'
  return [warn({ id: 'health-check-port', subject }, { what, next })]
}

/** ECS's default for `stopTimeout`, in seconds (ECS API Reference, ContainerDefinition). */
const STOP_TIMEOUT = 30

/** ECS stops an old task after the delay, and kills it after its stop timeout. */
const delayChecks = ({ containers, waitMinutes }: TargetGroupFacts, delay: number, about: About): readonly Check[] => {
  const stop = Math.max(...containers.map(({ stopTimeout }) => stopTimeout ?? STOP_TIMEOUT))
  if (delay + stop < waitMinutes * 60) return [good(about, `deregisters targets within ${delay} s`)]
  return [
    warn(about, {
      what: `deregisters an old task for up to ${delay} s and ECS stops it within ${stop} s, and the run waits for ${waitMinutes * 60} s`,
      next: 'Lower `deregistration_delay.timeout_seconds` of the target group, or raise `wait-for-minutes`.',
    }),
  ]
}

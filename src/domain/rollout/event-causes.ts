/**
 * What service events say of the cause. They concern the whole service, so only those before the failure of our deployment are
 * read, and only where its stopped tasks do not explain it. ECS omits a repeated message until its cause is gone or 6 h have
 * passed: silence is not health.
 */
import type { ServiceEvent } from '@aws-sdk/client-ecs'
import type { StartedDeployment } from './rollout.ts'
import { meaningOf, type Meaning, type RuleGroup } from './text-rules.ts'
import { named } from './sentence.ts'
import { EVENT_START_RULES } from './start-rules.ts'

const FIX_TARGET = 'Fix what the health check asks for (path, port, codes, grace period) and re-run.'

/** Developer Guide, service-event-messages-list. */
// A table: one row, one text.
// prettier-ignore
const PLACEMENT_EVENTS: RuleGroup = {
  when: /unable to place|could not launch|Container Instances were found|capacity limit|operations are being throttled/i,
  rules: [
    { pattern: /insufficient (CPU|memory|GPU)/i, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: too little free {1}', next: 'Add capacity to the cluster, or lower what the task reserves, and re-run.' },
    { pattern: /already using a port/i, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: the port is in use on every instance', next: 'Use dynamic host ports or awsvpc, or add an instance, and re-run.' },
    { pattern: /missing an attribute/i, kind: 'capacity', heals: 'never', sentence: 'tasks| cannot be placed: no instance has the attributes', next: 'Correct the placement constraints, or add an instance that meets them, and re-run.' },
    { pattern: /agent connected/i, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: no agent is connected', next: 'Look at the container instances of the cluster, and re-run.' },
    { pattern: /encountered error ["']([^"']{1,100})["']/i, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: {1}', next: 'Look at the container instances of the cluster, and re-run.' },
    { pattern: /Capacity is unavailable/i, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: Fargate has no capacity', next: 'Re-run later, or add subnets in other zones.' },
    { pattern: /limit on the number of (tasks|vCPUs)/i, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: the quota of {1} is used up', next: 'Request a higher Fargate quota in the account, and re-run.' },
    { pattern: /(CPU|MEMORY) configuration is above your limit/i, kind: 'capacity', heals: 'never', sentence: 'tasks| cannot be placed: {1} is above the quota', next: 'Lower it, or request a higher quota, and re-run.' },
    { pattern: /Internal error/i, kind: 'capacity', heals: 'never', sentence: 'tasks| cannot be placed: internal error', next: 'Check that Fargate is available in the zones of the subnets, and re-run.' },
    { pattern: /No Container Instances were found|no container instance/i, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: no container instance fits', next: 'Add capacity to the cluster, and re-run.' },
    { pattern: /capacity limit was exceeded/i, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: too many are provisioning', next: 'Re-run later.' },
    { pattern: /being throttled/i, kind: 'infrastructure', heals: 'passes', sentence: 'calls of ECS| are being throttled', next: 'Re-run later; start fewer deployments of the account at once.' },
    { pattern: /./, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed', next: 'Read the events below, fix what they name and re-run.' },
  ],
}

// prettier-ignore
const SERVICE_EVENTS: RuleGroup = {
  when: /unable to assume|TARGET GROUP IS NOT FOUND|misconfigured|failed to register targets|unable to stop or start tasks|under protection|number of protected tasks/i,
  rules: [
    { pattern: /unable to assume the role ["']?arn:/i, kind: 'configuration', heals: 'sometimes', sentence: 'ECS cannot assume {role}|', next: 'Correct the trust policy of the role, and re-run; a new role takes half a minute.' },
    { pattern: /unable to assume/i, kind: 'configuration', heals: 'sometimes', sentence: 'ECS cannot assume a role|', next: 'Correct the trust policy of the role, and re-run; a new role takes half a minute.' },
    { pattern: /TARGET GROUP IS NOT FOUND/i, kind: 'configuration', heals: 'never', sentence: 'the target group|[ {target}] does not exist', next: 'Correct the load balancer of the service, and re-run.' },
    { pattern: /misconfigured/i, kind: 'configuration', heals: 'never', sentence: 'an IAM role| is misconfigured', next: 'Correct the policies and the trust policy of the role, and re-run.' },
    { pattern: /failed to register targets.*\(error (\w{1,80})/is, kind: 'configuration', heals: 'never', sentence: 'targets| cannot be registered[ in {target}]: {1}', next: 'Correct the target group of the service, and re-run.' },
    { pattern: /failed to register targets/i, kind: 'configuration', heals: 'never', sentence: 'targets| cannot be registered[ in {target}]', next: 'Correct the target group of the service, and re-run.' },
    { pattern: /unable to stop or start tasks/i, kind: 'configuration', heals: 'never', sentence: 'the minimum and maximum percent| allow no deployment', next: 'Correct the deployment configuration of the service, and re-run.' },
    { pattern: /(\d{1,6}) tasks? under protection/i, kind: 'configuration', heals: 'sometimes', sentence: 'task protection| keeps {1} previous tasks running', next: 'Wait until the protection expires, or remove it (UpdateTaskProtection), and re-run.' },
    { pattern: /protect/i, kind: 'configuration', heals: 'sometimes', sentence: 'task protection| keeps previous tasks running', next: 'Wait until the protection expires, or remove it (UpdateTaskProtection), and re-run.' },
  ],
}

/** What may concern the previous tasks, too, so it decides last. */
// prettier-ignore
const UNHEALTHY_EVENTS: RuleGroup = {
  when: /is unhealthy in \(|failed container health checks|due to an unhealthy status/i,
  rules: [
    { pattern: /these codes: \[([\d, ]{1,40})\]/i, kind: 'load-balancer', heals: 'sometimes', sentence: 'tasks| fail ELB health checks[ of {target}]: status {1}', next: FIX_TARGET },
    { pattern: /is unhealthy in \(.*timed out/is, kind: 'load-balancer', heals: 'sometimes', sentence: 'tasks| fail ELB health checks[ of {target}]: the request timed out', next: FIX_TARGET },
    { pattern: /Availability Zone that is not enabled/i, kind: 'load-balancer', heals: 'never', sentence: 'tasks| run in a zone that the load balancer does not serve', next: 'Enable the zone for the load balancer, or change the subnets, and re-run.' },
    { pattern: /is unhealthy in \(/i, kind: 'load-balancer', heals: 'sometimes', sentence: 'tasks| fail ELB health checks[ of {target}]', next: FIX_TARGET },
    { pattern: /failed container health checks/i, kind: 'container-health', heals: 'sometimes', sentence: 'tasks| failed the health check of a container', next: 'Fix the container, or the `healthCheck` of its definition, and re-run.' },
    { pattern: /./, kind: 'container-health', heals: 'sometimes', sentence: 'tasks| are unhealthy', next: 'Check the health checks of containers and load balancer, and re-run.' },
  ],
}

/** An event repeats what kept a task from starting. */
export const EVENT_RULES: readonly RuleGroup[] = [
  ...EVENT_START_RULES,
  PLACEMENT_EVENTS,
  SERVICE_EVENTS,
  UNHEALTHY_EVENTS,
]

/** The cause that the events name, oldest first, or null. */
export const eventCause = (events: readonly ServiceEvent[], started: StartedDeployment): Meaning | null =>
  meaningOf(
    EVENT_RULES,
    beforeFailure(events, started).map(({ message = '' }) => ({ text: message, container: null, image: null })),
  )

/** The cause outside of any task that the events name, or null. */
export const serviceEventCause = (events: readonly ServiceEvent[]): Meaning | null =>
  meaningOf(
    [SERVICE_EVENTS],
    events.map(({ message = '' }) => ({ text: message, container: null, image: null })),
  )

const beforeFailure = (
  events: readonly ServiceEvent[],
  { deploymentId }: StartedDeployment,
): readonly ServiceEvent[] => {
  const failed = events.findIndex(({ message }) => message?.includes(`(deployment ${deploymentId}) deployment failed`))
  return failed === -1 ? events : events.slice(0, failed)
}

/** A target's state: `(task T) (port P) is unhealthy in (target-group ARN) due to (reason R)`. */
const UNHEALTHY = /\(task ([0-9a-f-]{8,64})\).{0,60} is unhealthy in .{1,200} due to \(reason (.{1,200})\)/iu

/** Why the load balancer took one of these tasks for unhealthy, in a few words, or null. */
export const targetHealth = (events: readonly ServiceEvent[], taskIds: readonly string[]): string | null => {
  const reasons = events.flatMap(({ message = '' }) => {
    const [, id = '', reason = ''] = UNHEALTHY.exec(message) ?? []
    return taskIds.includes(id) ? [reason] : []
  })
  const last = reasons.at(-1)
  if (last === undefined) return null
  const [, codes] = /these codes: \[([\d, ]{1,40})\]/iu.exec(last) ?? []
  if (codes !== undefined) return `status ${named(codes)}`
  if (/Availability Zone that is not enabled/iu.test(last)) return 'the load balancer does not serve their zone'
  return /timed out/iu.test(last) ? 'the request timed out' : null
}

/** Why a task that ran was stopped, by the text of ECS. Exit codes are read where the text names none of these. */
import type { RuleGroup } from './text-rules.ts'

/** aws/amazon-ecs-agent#1187, #2467: this text is certain, and beats the exit code, which can be 0. Exit code 137 alone is not. */
// prettier-ignore
const MEMORY: RuleGroup = {
  when: /OutOfMemoryError/i,
  rules: [
    { pattern: /OutOfMemoryError/i, kind: 'memory', heals: 'sometimes', sentence: '{container}| ran out of memory[ (limit {memory} MiB)]', next: 'Raise its memory limit, or make it use less, and re-run.' },
  ],
}

/** Developer Guide, stopped-task-errors. The exit codes of these tasks (137, 143) are consequences. */
// prettier-ignore
export const HEALTH: RuleGroup = {
  when: /health checks/i,
  rules: [
    { pattern: /failed ELB health checks/i, kind: 'load-balancer', heals: 'sometimes', sentence: 'tasks| failed ELB health checks[ of {target}]', next: 'Fix what the health check asks for (path, port, codes, grace period) and re-run.' },
    { pattern: /failed container health checks/i, kind: 'container-health', heals: 'sometimes', sentence: '{container}| failed its health check', next: 'Fix the container, or the `healthCheck` of its definition, and re-run.' },
  ],
}

/** Developer Guide, stopped-task-errors, task-maintenance and fargate-capacity-providers. */
// prettier-ignore
export const INTERRUPTION: RuleGroup = {
  when: /Spot Task was interrupted|Host EC2|instance deregistration|instance draining|performing maintenance|rebalanc|stopped by user/i,
  rules: [
    { pattern: /Spot Task was interrupted/i, kind: 'infrastructure', heals: 'passes', sentence: 'tasks| were interrupted: AWS reclaimed Spot capacity', next: 'Re-run, or use on-demand capacity.' },
    { pattern: /performing maintenance/i, kind: 'infrastructure', heals: 'passes', sentence: 'tasks| were stopped for AWS maintenance', next: 'Re-run.' },
    { pattern: /rebalanc/i, kind: 'infrastructure', heals: 'passes', sentence: 'tasks| were stopped to rebalance availability zones', next: 'Re-run.' },
    { pattern: /stopped by user/i, kind: 'stop', heals: 'passes', sentence: 'tasks| were stopped by a user', next: 'Find out who stopped them (CloudTrail: StopTask), and re-run.' },
    { pattern: /./, kind: 'infrastructure', heals: 'passes', sentence: 'tasks| lost their container instance', next: 'Look at the container instances of the cluster, and re-run.' },
  ],
}

/** Codes of a stop from outside, which decide whatever the reason says (ECS API Reference, Task, stopCode). */
// prettier-ignore
export const STOP_CODES: RuleGroup = {
  when: /^(?:UserInitiated|SpotInterruption|TerminationNotice|InfrastructureHealth)$/,
  rules: [
    { pattern: /User/, kind: 'stop', heals: 'passes', sentence: 'tasks| were stopped by a user', next: 'Find out who stopped them (CloudTrail: StopTask), and re-run.' },
    { pattern: /Spot/, kind: 'infrastructure', heals: 'passes', sentence: 'tasks| were interrupted: AWS reclaimed Spot capacity', next: 'Re-run, or use on-demand capacity.' },
    { pattern: /Infrastructure/, kind: 'infrastructure', heals: 'passes', sentence: 'tasks| were stopped: their infrastructure is unhealthy', next: 'Re-run; if it happens again, look at the AWS Health Dashboard.' },
    { pattern: /./, kind: 'infrastructure', heals: 'passes', sentence: 'tasks| were stopped after a termination notice', next: 'Re-run.' },
  ],
}

/** In order of precedence. */
export const STOP_RULES: readonly RuleGroup[] = [HEALTH, INTERRUPTION]

/** Beats whatever else is known of a task. */
export const MEMORY_RULES: readonly RuleGroup[] = [MEMORY]

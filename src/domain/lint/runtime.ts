/** Rules about the health of containers, their memory, their platform and the tags of the definition. */
import { hasHealthCheck } from './dependencies.ts'
import { api, control, guide } from './aws-documentation.ts'
import { inContainers, inTask, offFargate, onFargate, where } from './rule-places.ts'
import type { LintRule } from './lint-rule.ts'

/** What a command begins with (HealthCheck, command). */
const BEGINNINGS: readonly string[] = ['CMD', 'CMD-SHELL', 'NONE']

export const RUNTIME: readonly LintRule[] = [
  {
    id: 'no-health-check',
    severity: 'LOW',
    level: 'warn',
    title: 'An essential container has no health check',
    reason: 'ECS ignores `HEALTHCHECK` of an image: without a load balancer, a task that hangs counts as healthy.',
    fix: 'Set `healthCheck`.',
    page: guide('healthcheck'),
    controls: { cis: '5.27' },
    check: inContainers((container) =>
      where(container.essential !== false && !hasHealthCheck(container), 'healthCheck'),
    ),
  },
  {
    id: 'health-check-command',
    severity: 'HIGH',
    level: 'warn',
    title: 'A health check does not say how its command is run',
    reason: 'The first item is `CMD` or `CMD-SHELL`; any other one is taken for a program of that name at best.',
    fix: 'Begin the command with `CMD`, or with `CMD-SHELL` where it needs a shell.',
    page: api('HealthCheck', 'command'),
    controls: {},
    check: inContainers(({ healthCheck }) =>
      where(healthCheck !== undefined && !BEGINNINGS.includes(healthCheck.command?.[0] ?? ''), 'healthCheck.command'),
    ),
  },
  {
    id: 'no-memory',
    severity: 'HIGH',
    level: 'error',
    title: 'A container has no memory, and neither has the task',
    reason: 'ECS rejects the task definition: without any of them it cannot place the task.',
    fix: 'Set `memory` or `memoryReservation` of the container, or `memory` of the task.',
    page: api('ContainerDefinition', 'memory'),
    controls: { cis: '5.11', nist: '4.4.3' },
    check: offFargate(
      inContainers(({ memory, memoryReservation }, _, definition) =>
        where((memory ?? memoryReservation ?? definition.memory) === undefined, 'memory'),
      ),
    ),
  },
  {
    id: 'no-memory-limit',
    severity: 'MEDIUM',
    level: 'warn',
    title: 'A container reserves memory without a limit',
    reason: 'A leak in it takes the memory of everything else on the instance.',
    fix: 'Set `memory` of the container or of the task.',
    page: api('ContainerDefinition', 'memory'),
    controls: { cis: '5.11', nist: '4.4.3' },
    check: offFargate(
      inContainers(({ memory, memoryReservation }, _, definition) =>
        where(memoryReservation !== undefined && (memory ?? definition.memory) === undefined, 'memory'),
      ),
    ),
  },
  {
    id: 'memory-reservation',
    severity: 'HIGH',
    level: 'error',
    title: 'A container reserves more memory than it may use',
    reason: 'ECS rejects the task definition.',
    fix: 'Set `memory` to more than `memoryReservation`.',
    page: api('ContainerDefinition', 'memoryReservation'),
    controls: {},
    check: inContainers(({ memory, memoryReservation }) =>
      where(memory !== undefined && (memoryReservation ?? 0) > memory, 'memoryReservation'),
    ),
  },
  {
    id: 'runtime-platform',
    severity: 'LOW',
    level: 'warn',
    title: 'The platform of the tasks is not set',
    reason: 'Fargate then takes Linux on X86_64, and an image that was built on another machine does not start.',
    fix: 'Set `runtimePlatform`, with `cpuArchitecture` and `operatingSystemFamily`.',
    page: api('RuntimePlatform'),
    controls: {},
    check: onFargate(
      inTask('runtimePlatform', ({ runtimePlatform: platform }) => platform?.cpuArchitecture === undefined),
    ),
  },
  {
    id: 'ECS.15',
    severity: 'LOW',
    level: 'warn',
    title: 'The task definition has no tags',
    reason: 'Costs and owners cannot be found by tag.',
    fix: 'Set `tags`, for example the team and the environment.',
    page: control(15),
    controls: {},
    check: inTask('tags', ({ tags }) => (tags ?? []).every(({ key = '' }) => key.startsWith('aws:'))),
  },
]

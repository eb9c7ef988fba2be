/** Rules about what a container may do to its host and to others. What Fargate rejects has a rule of its own there. */
import { control, guide } from './aws-documentation.ts'
import { inContainers, inTask, offFargate, where } from './rule-places.ts'
import type { LintRule } from './lint-rule.ts'

const BEST_PRACTICES = guide('security-tasks-containers')

const isRoot = (user: string): boolean => /^(?:root|0+)?(?::|$)/i.test(user.trim())

const isAdministrator = (user: string): boolean => /^(?:containeradministrator)?$/i.test(user.trim())

export const PRIVILEGES: readonly LintRule[] = [
  {
    id: 'ECS.3',
    severity: 'HIGH',
    level: 'warn',
    title: "The task shares the host's process namespace",
    reason: 'Its containers see every process of the instance and can signal them.',
    fix: 'Remove `pidMode`, or set it to `task`.',
    page: control(3),
    controls: { cis: '5.16', nist: '4.4.3' },
    check: offFargate(inTask('pidMode', ({ pidMode }) => pidMode === 'host')),
  },
  {
    id: 'ECS.4',
    severity: 'HIGH',
    level: 'warn',
    title: 'A container is privileged',
    reason: 'It has the rights of root on the instance.',
    fix: 'Remove `privileged`, and add only the capabilities that the container needs.',
    page: control(4),
    controls: { cis: '5.5', nist: '4.4.3' },
    check: offFargate(inContainers(({ privileged }) => where(privileged === true, 'privileged'))),
  },
  {
    id: 'ECS.5',
    severity: 'HIGH',
    level: 'warn',
    title: "A container's root filesystem is writable",
    reason: 'Whoever breaks into the container can change its programs and leave files in it.',
    fix: 'Set `readonlyRootFilesystem: true`, and mount a volume where the container has to write.',
    page: control(5),
    controls: { cis: '5.13', nist: '4.4.3, 4.4.4' },
    check: inContainers(({ readonlyRootFilesystem: isReadOnly }, { system }) =>
      where(system === 'linux' && isReadOnly !== true, 'readonlyRootFilesystem'),
    ),
  },
  {
    id: 'ECS.17',
    severity: 'MEDIUM',
    level: 'warn',
    title: "The task uses the host's network",
    reason: 'Its containers reach what listens on the instance alone, and see the traffic of the instance.',
    fix: 'Set `networkMode: awsvpc`, or `bridge`.',
    page: control(17),
    controls: { cis: '5.10', nist: '4.4.3' },
    check: offFargate(inTask('networkMode', ({ networkMode }) => networkMode === 'host')),
  },
  {
    id: 'ECS.20',
    severity: 'MEDIUM',
    level: 'warn',
    title: 'A Linux container runs as root, or its user is not set',
    reason:
      'A weakness of the runtime is worse in the hands of root. The definition overrides `USER` of the image, which can change.',
    fix: 'Set `user` to one that the image has, for example `1000:1000`.',
    page: control(20),
    controls: { cis: '4.1', nist: '4.1.2' },
    check: inContainers(({ user = '' }, { system }) => where(system === 'linux' && isRoot(user), 'user')),
  },
  {
    id: 'ECS.21',
    severity: 'MEDIUM',
    level: 'warn',
    title: 'A Windows container runs as administrator, or its user is not set',
    reason: 'A weakness of the runtime is worse in the hands of an administrator.',
    fix: 'Set `user`, for example to `ContainerUser`.',
    page: control(21),
    controls: { cis: '4.1', nist: '4.1.2' },
    check: inContainers(({ user = '' }, { system }) => where(system === 'windows' && isAdministrator(user), 'user')),
  },
  {
    id: 'host-ipc',
    severity: 'HIGH',
    level: 'warn',
    title: "The task shares the host's IPC namespace",
    reason: 'Its containers can read the shared memory of other programs on the instance.',
    fix: 'Remove `ipcMode`, or set it to `task`.',
    page: BEST_PRACTICES,
    controls: { cis: '5.17', nist: '4.4.3' },
    check: offFargate(inTask('ipcMode', ({ ipcMode }) => ipcMode === 'host')),
  },
]

/**
 * What Fargate does not have (Amazon ECS Developer Guide, "Amazon ECS task definition differences for Fargate"). ECS holds a definition to it
 * when `requiresCompatibilities` lists FARGATE, and rejects it. The sizes of tasks are checked with the shape of the definition.
 */
import type { ContainerDefinition, LinuxParameters } from '@aws-sdk/client-ecs'
import { guide } from './aws-documentation.ts'
import { inContainers, inTask, onFargate, ofTask, where, type Inside } from './rule-places.ts'
import type { LintRule } from './lint-rule.ts'

const PAGE = guide('fargate-tasks-services')
const REJECTED = 'Fargate has none, and ECS rejects the task definition.'

/** A rule of this theme: each is an error. */
const forbidden = (
  rule: Pick<LintRule, 'id' | 'title' | 'fix' | 'check'> & { readonly reason?: string; readonly page?: string },
): LintRule => ({
  severity: 'HIGH',
  level: 'error',
  reason: REJECTED,
  page: PAGE,
  controls: {},
  ...rule,
  check: onFargate(rule.check),
})

/** A longer one is rejected (ContainerDefinition, stopTimeout and startTimeout). */
const LONGEST_TIMEOUT = 120

/** The one capability that can be added, as the API and as the guide spell it. */
const ADDED: readonly string[] = ['SYS_PTRACE', 'CAP_SYS_PTRACE']

const linuxParameters = (given: LinuxParameters): readonly Inside[] => [
  ...where(given.capabilities?.add?.some((name) => !ADDED.includes(name)) === true, 'linuxParameters.capabilities.add'),
  ...where((given.devices ?? []).length > 0, 'linuxParameters.devices'),
  ...(['sharedMemorySize', 'maxSwap', 'swappiness'] as const).flatMap((name) =>
    where(given[name] !== undefined, `linuxParameters.${name}`),
  ),
]

const gpus = ({ resourceRequirements }: ContainerDefinition): readonly Inside[] =>
  (resourceRequirements ?? []).map((_, index) => `resourceRequirements[${index}]`)

export const FARGATE: readonly LintRule[] = [
  forbidden({
    id: 'fargate-network',
    title: 'The network mode is not `awsvpc`',
    reason: 'Fargate has no other one, and ECS rejects the task definition.',
    fix: 'Set `networkMode: awsvpc`.',
    check: inTask('networkMode', ({ networkMode }) => networkMode !== 'awsvpc'),
  }),
  forbidden({
    id: 'fargate-network-option',
    title: 'A container has DNS servers or search domains of its own, or no network',
    fix: 'Remove `dnsServers`, `dnsSearchDomains` and `disableNetworking`.',
    check: inContainers((container) => [
      ...where(container.disableNetworking === true, 'disableNetworking'),
      ...(['dnsServers', 'dnsSearchDomains'] as const).filter((name) => (container[name] ?? []).length > 0),
    ]),
  }),
  forbidden({
    id: 'fargate-privileged',
    title: 'A container is privileged',
    reason: 'Fargate runs no such containers, and ECS rejects the task definition.',
    fix: 'Remove `privileged`.',
    check: inContainers(({ privileged }) => where(privileged === true, 'privileged')),
  }),
  forbidden({
    id: 'fargate-namespace',
    title: 'The task asks for a namespace of the host, or for an IPC mode',
    reason: 'A task on Fargate has no host, and ECS rejects the task definition.',
    fix: 'Remove `ipcMode`, and set `pidMode` to `task` or remove it.',
    check: ({ pidMode, ipcMode }) => [
      ...(pidMode === 'host' ? [ofTask('pidMode')] : []),
      ...(ipcMode === undefined ? [] : [ofTask('ipcMode')]),
    ],
  }),
  forbidden({
    id: 'fargate-gpu',
    title: 'The task asks for a GPU or another accelerator',
    fix: 'Run the task on instances, or remove `resourceRequirements`.',
    check: inContainers(gpus),
  }),
  forbidden({
    id: 'fargate-placement',
    title: 'The task has placement constraints',
    reason: 'Fargate has no instances to choose from, and ECS rejects the task definition.',
    fix: 'Remove `placementConstraints`.',
    check: inTask('placementConstraints', ({ placementConstraints }) => (placementConstraints ?? []).length > 0),
  }),
  forbidden({
    id: 'fargate-volume',
    title: 'A volume is a path of the host, or of a volume driver',
    fix: 'Leave `host` empty for a volume of the task, or use EFS.',
    check: ({ volumes }) =>
      (volumes ?? []).flatMap(
        ({ host, dockerVolumeConfiguration: docker, fsxWindowsFileServerVolumeConfiguration: fsx }, index) => [
          ...(host?.sourcePath === undefined ? [] : [ofTask(`volumes[${index}].host.sourcePath`)]),
          ...(docker === undefined ? [] : [ofTask(`volumes[${index}].dockerVolumeConfiguration`)]),
          ...(fsx === undefined ? [] : [ofTask(`volumes[${index}].fsxWindowsFileServerVolumeConfiguration`)]),
        ],
      ),
  }),
  forbidden({
    id: 'fargate-linux-parameters',
    title: 'A container asks for devices, shared memory, swap or a capability that Fargate does not give',
    reason: 'Of capabilities, only SYS_PTRACE can be added; ECS rejects the task definition.',
    fix: 'Remove what is listed from `linuxParameters`.',
    check: inContainers((container) => linuxParameters(container.linuxParameters ?? {})),
  }),
  forbidden({
    id: 'fargate-security-options',
    title: 'A container has options for the security of the container engine',
    fix: 'Remove `dockerSecurityOptions`.',
    check: inContainers(({ dockerSecurityOptions }) =>
      where((dockerSecurityOptions ?? []).length > 0, 'dockerSecurityOptions'),
    ),
  }),
  forbidden({
    id: 'fargate-timeout',
    title: 'A container has more than 120 seconds to start or to stop',
    reason: 'Fargate waits no longer, and ECS rejects the task definition.',
    fix: 'Set `startTimeout` and `stopTimeout` to at most 120.',
    check: inContainers((container) =>
      (['startTimeout', 'stopTimeout'] as const).flatMap((name) =>
        where((container[name] ?? 0) > LONGEST_TIMEOUT, name),
      ),
    ),
  }),
  {
    id: 'fargate-ulimit',
    severity: 'LOW',
    level: 'warn',
    title: 'A container sets a resource limit that Fargate does not change',
    reason: 'Of the resource limits, Fargate lets a task set `nofile` alone.',
    fix: 'Remove the others from `ulimits`.',
    page: PAGE,
    controls: {},
    check: onFargate(
      inContainers(({ ulimits }) =>
        (ulimits ?? []).flatMap(({ name }, index) => where(name !== 'nofile', `ulimits[${index}]`)),
      ),
    ),
  },
]

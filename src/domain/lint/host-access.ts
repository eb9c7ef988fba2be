/** Rules about what a container gets of the kernel and of its host, beyond what every container has. */
import type { KernelCapabilities, Volume } from '@aws-sdk/client-ecs'
import { api, guide } from './aws-documentation.ts'
import { inContainers, offFargate, ofTask, where, type Inside } from './rule-places.ts'
import type { LintRule } from './lint-rule.ts'

/** Capabilities that give no power over the host: to listen on a port below 1024, and to trace processes of the container itself. */
const HARMLESS: readonly string[] = ['NET_BIND_SERVICE', 'SYS_PTRACE']

const added = ({ add }: KernelCapabilities): readonly Inside[] =>
  (add ?? []).flatMap((name, index) =>
    HARMLESS.includes(name) ? [] : [{ at: `linuxParameters.capabilities.add[${index}]`, detail: name }],
  )

/** Directories of the host from which it can be taken over (CIS Docker Benchmark, 5.6), and the sockets of its container engines. */
const OF_THE_HOST =
  /^\/(?:$|(?:boot|dev|etc|lib|lib64|proc|root|sys|usr|var)(?:\/?$)|(?:etc|proc|sys)\/|var\/lib\/(?:docker|ecs)|(?:var\/)?run(?:\/?$|\/(?:docker|containerd)))/

const hostPath = ({ host }: Volume): string => host?.sourcePath ?? ''

export const HOST_ACCESS: readonly LintRule[] = [
  {
    id: 'added-capability',
    severity: 'HIGH',
    level: 'warn',
    title: 'A container gets a kernel capability that the default does not include',
    reason: 'Some, such as SYS_ADMIN, are as good as root on the instance.',
    fix: 'Remove it from `capabilities.add`, or run the part that needs it in a task of its own.',
    page: api('KernelCapabilities'),
    controls: { cis: '5.4', nist: '4.4.3' },
    check: offFargate(inContainers(({ linuxParameters }) => added(linuxParameters?.capabilities ?? {}))),
  },
  {
    id: 'kept-capabilities',
    severity: 'LOW',
    level: 'warn',
    title: 'A container keeps the default capabilities of the kernel',
    reason: 'Few programs need any of them, and a container that runs without root loses nothing.',
    fix: 'Set `linuxParameters.capabilities.drop` to `ALL`, and add what the container needs.',
    page: api('KernelCapabilities'),
    controls: { cis: '5.4', nist: '4.4.3' },
    check: inContainers(({ linuxParameters, privileged }, { system }) => {
      const drop = linuxParameters?.capabilities?.drop ?? []
      return where(system === 'linux' && privileged !== true && drop.length === 0, 'linuxParameters.capabilities.drop')
    }),
  },
  {
    id: 'host-path',
    severity: 'HIGH',
    level: 'warn',
    title: 'A volume is a system directory of the host, or the socket of its container engine',
    reason: 'A container that can write there, or call the engine, can take over the instance.',
    fix: 'Mount a directory that belongs to the application, or a volume of another kind.',
    page: guide('security-tasks-containers'),
    controls: { cis: '5.6, 5.32', nist: '4.5.5' },
    check: offFargate(({ volumes }) =>
      (volumes ?? []).flatMap((volume, index) =>
        OF_THE_HOST.test(hostPath(volume)) ? [ofTask(`volumes[${index}].host.sourcePath`)] : [],
      ),
    ),
  },
  {
    id: 'host-device',
    severity: 'MEDIUM',
    level: 'warn',
    title: 'A container gets a device of the host',
    reason: 'It can read and write the device past every check of the host.',
    fix: 'Remove `devices`, or allow `read` alone in `permissions`.',
    page: api('LinuxParameters'),
    controls: { cis: '5.18', nist: '4.4.3' },
    check: offFargate(
      inContainers(({ linuxParameters }) =>
        (linuxParameters?.devices ?? []).flatMap(({ permissions }, index) =>
          where(permissions?.join() !== 'read', `linuxParameters.devices[${index}]`),
        ),
      ),
    ),
  },
  {
    id: 'security-profile-off',
    severity: 'MEDIUM',
    level: 'warn',
    title: 'A security profile of the container engine is off',
    reason:
      'The profiles of seccomp, AppArmor and SELinux keep a container from system calls and files that it does not need.',
    fix: 'Remove the option from `dockerSecurityOptions`, or name a profile.',
    page: api('ContainerDefinition'),
    controls: { cis: '5.2, 5.3, 5.22', nist: '4.4.3' },
    check: offFargate(
      inContainers(({ dockerSecurityOptions }) =>
        (dockerSecurityOptions ?? []).flatMap((option, index) =>
          where(
            /^(?:seccomp|apparmor)[=:]unconfined$|^label[=:]disable$/.test(option),
            `dockerSecurityOptions[${index}]`,
          ),
        ),
      ),
    ),
  },
]

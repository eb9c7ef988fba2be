import type { LinuxParameters } from '@aws-sdk/client-ecs'
import { APP_PATH, container, having, ON_EC2, type LintCase } from '../lint-play.ts'

const linux = (facts: LinuxParameters, base?: typeof ON_EC2) =>
  container({ linuxParameters: { capabilities: { drop: ['ALL'] }, ...facts } }, base)

const AT = `${APP_PATH}.linuxParameters`

const gpu = { resourceRequirements: [{ type: 'GPU' as const, value: '1' }] }

const ulimits = (name: 'nofile' | 'nproc') => [{ name, softLimit: 1, hardLimit: 2 }]

export const FARGATE_CASES: readonly LintCase[] = [
  {
    rule: 'fargate-network',
    breaks: [
      [having({ networkMode: undefined }), 'networkMode'],
      [having({ networkMode: 'host' }), 'networkMode'],
      [having({ networkMode: 'bridge' }), 'networkMode'],
    ],
    keeps: [having({ networkMode: 'bridge' }, ON_EC2)],
  },
  {
    rule: 'fargate-network-option',
    breaks: [
      [container({ dnsServers: ['10.0.0.2'] }), `${APP_PATH}.dnsServers`],
      [container({ dnsSearchDomains: ['example.com'] }), `${APP_PATH}.dnsSearchDomains`],
      [container({ disableNetworking: true }), `${APP_PATH}.disableNetworking`],
    ],
    keeps: [
      container({ dnsServers: [], dnsSearchDomains: [], disableNetworking: false }),
      container({ dnsServers: ['10.0.0.2'] }, ON_EC2),
    ],
  },
  {
    rule: 'fargate-privileged',
    breaks: [[container({ privileged: true }), `${APP_PATH}.privileged`]],
    keeps: [container({ privileged: false })],
  },
  {
    rule: 'fargate-namespace',
    breaks: [
      [having({ pidMode: 'host' }), 'pidMode'],
      [having({ ipcMode: 'task' }), 'ipcMode'],
    ],
    keeps: [having({ pidMode: 'task' }), having({ ipcMode: 'task' }, ON_EC2)],
  },
  {
    rule: 'fargate-gpu',
    breaks: [[container(gpu), `${APP_PATH}.resourceRequirements[0]`]],
    keeps: [container(gpu, ON_EC2)],
  },
  {
    rule: 'fargate-placement',
    breaks: [[having({ placementConstraints: [{ type: 'memberOf', expression: 'a' }] }), 'placementConstraints']],
    keeps: [having({ placementConstraints: [] }), having({ placementConstraints: [{ type: 'memberOf' }] }, ON_EC2)],
  },
  {
    rule: 'fargate-volume',
    breaks: [
      [having({ volumes: [{ name: 'v', host: { sourcePath: '/etc' } }] }), 'volumes[0].host.sourcePath'],
      [
        having({ volumes: [{ name: 'v', dockerVolumeConfiguration: { scope: 'task' } }] }),
        'volumes[0].dockerVolumeConfiguration',
      ],
    ],
    keeps: [having({ volumes: [{ name: 'v' }, { name: 'w', host: {} }] })],
  },
  {
    rule: 'fargate-linux-parameters',
    breaks: [
      [linux({ capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } }), `${AT}.capabilities.add`],
      [linux({ devices: [{ hostPath: '/dev/fuse' }] }), `${AT}.devices`],
      [linux({ sharedMemorySize: 64 }), `${AT}.sharedMemorySize`],
      [linux({ maxSwap: 0, swappiness: 1 }), `${AT}.maxSwap`, `${AT}.swappiness`],
    ],
    keeps: [
      linux({ capabilities: { drop: ['ALL'], add: ['SYS_PTRACE'] } }),
      linux({ capabilities: { drop: ['ALL'], add: ['CAP_SYS_PTRACE'] } }),
      linux({ tmpfs: [{ containerPath: '/tmp', size: 64 }] }),
      linux({ initProcessEnabled: true }),
      linux({ sharedMemorySize: 64 }, ON_EC2),
    ],
  },
  {
    rule: 'fargate-security-options',
    breaks: [[container({ dockerSecurityOptions: ['no-new-privileges'] }), `${APP_PATH}.dockerSecurityOptions`]],
    keeps: [container({ dockerSecurityOptions: [] })],
  },
  {
    rule: 'fargate-timeout',
    breaks: [
      [container({ stopTimeout: 121 }), `${APP_PATH}.stopTimeout`],
      [container({ startTimeout: 300 }), `${APP_PATH}.startTimeout`],
    ],
    keeps: [container({ stopTimeout: 120, startTimeout: 120 }), container({ stopTimeout: 600 }, ON_EC2)],
  },
  {
    rule: 'fargate-ulimit',
    breaks: [[container({ ulimits: ulimits('nproc') }), `${APP_PATH}.ulimits[0]`]],
    keeps: [container({ ulimits: ulimits('nofile') }), container({ ulimits: ulimits('nproc') }, ON_EC2)],
  },
]

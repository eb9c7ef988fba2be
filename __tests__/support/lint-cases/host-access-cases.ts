import { APP_PATH, container, having, ON_EC2, PROXY, beside, WINDOWS, type LintCase } from '../lint-play.ts'

const adding = (...add: readonly string[]) =>
  container({ linuxParameters: { capabilities: { drop: ['ALL'], add: [...add] } } }, ON_EC2)

const mounting = (sourcePath: string) => having({ volumes: [{ name: 'v', host: { sourcePath } }] }, ON_EC2)

const device = (...permissions: ('read' | 'write')[]) =>
  container(
    { linuxParameters: { capabilities: { drop: ['ALL'] }, devices: [{ hostPath: '/dev/fuse', permissions }] } },
    ON_EC2,
  )

const HOST = 'volumes[0].host.sourcePath'

export const HOST_ACCESS_CASES: readonly LintCase[] = [
  {
    rule: 'added-capability',
    breaks: [[adding('NET_BIND_SERVICE', 'SYS_ADMIN'), `${APP_PATH}.linuxParameters.capabilities.add[1]`]],
    keeps: [adding('NET_BIND_SERVICE'), adding()],
  },
  {
    rule: 'kept-capabilities',
    breaks: [
      [container({ linuxParameters: undefined }), `${APP_PATH}.linuxParameters.capabilities.drop`],
      [container({ linuxParameters: { capabilities: { drop: [] } } }), `${APP_PATH}.linuxParameters.capabilities.drop`],
    ],
    keeps: [WINDOWS, container({ linuxParameters: { capabilities: { drop: ['NET_RAW'] } } })],
  },
  {
    rule: 'host-path',
    breaks: [
      '/',
      '/etc',
      '/etc/ssl',
      '/var/run/docker.sock',
      '/run/containerd/containerd.sock',
      '/proc',
      '/var/lib/docker',
    ].map((path) => [mounting(path), HOST] as const),
    keeps: ['/data', '/srv/etc', '/var/log/app', '/etcetera', '/home/app'].map(mounting),
  },
  {
    rule: 'host-device',
    breaks: [
      [device('read', 'write'), `${APP_PATH}.linuxParameters.devices[0]`],
      [device(), `${APP_PATH}.linuxParameters.devices[0]`],
    ],
    keeps: [device('read')],
  },
  {
    rule: 'security-profile-off',
    breaks: ['seccomp=unconfined', 'apparmor:unconfined', 'label:disable'].map(
      (option) =>
        [container({ dockerSecurityOptions: [option] }, ON_EC2), `${APP_PATH}.dockerSecurityOptions[0]`] as const,
    ),
    keeps: [
      container({ dockerSecurityOptions: ['no-new-privileges', 'apparmor:ours'] }, ON_EC2),
      beside(PROXY, ON_EC2),
    ],
  },
]

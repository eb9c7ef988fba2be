import { APP_PATH, beside, container, having, ON_EC2, WINDOWS, type LintCase } from '../lint-play.ts'

export const PRIVILEGE_CASES: readonly LintCase[] = [
  {
    rule: 'ECS.3',
    breaks: [[having({ pidMode: 'host' }, ON_EC2), 'pidMode']],
    keeps: [having({ pidMode: 'task' }, ON_EC2), having({ pidMode: 'task' })],
  },
  {
    rule: 'ECS.4',
    breaks: [[container({ privileged: true }, ON_EC2), `${APP_PATH}.privileged`]],
    keeps: [container({ privileged: false }, ON_EC2)],
  },
  {
    rule: 'ECS.5',
    breaks: [
      [container({ readonlyRootFilesystem: false }), `${APP_PATH}.readonlyRootFilesystem`],
      [container({ readonlyRootFilesystem: undefined }), `${APP_PATH}.readonlyRootFilesystem`],
      [beside({ readonlyRootFilesystem: false }), 'containerDefinitions[1].readonlyRootFilesystem'],
    ],
    keeps: [container({ readonlyRootFilesystem: false }, WINDOWS)],
  },
  {
    rule: 'ECS.17',
    breaks: [[having({ networkMode: 'host' }, ON_EC2), 'networkMode']],
    keeps: [having({ networkMode: 'bridge' }, ON_EC2), having({ networkMode: undefined }, ON_EC2)],
  },
  {
    rule: 'ECS.20',
    breaks: ['root', '0', '', '0:0', 'root:root', 'Root', undefined].map(
      (user) => [container({ user }), `${APP_PATH}.user`] as const,
    ),
    keeps: ['1000', '1000:0', 'app', 'rooted', '01'].map((user) => container({ user })),
  },
  {
    rule: 'ECS.21',
    breaks: ['ContainerAdministrator', undefined].map(
      (user) => [container({ user }, WINDOWS), `${APP_PATH}.user`] as const,
    ),
    keeps: [container({ user: 'ContainerUser' }, WINDOWS)],
  },
  {
    rule: 'host-ipc',
    breaks: [[having({ ipcMode: 'host' }, ON_EC2), 'ipcMode']],
    keeps: [having({ ipcMode: 'task' }, ON_EC2), having({ ipcMode: 'none' }, ON_EC2)],
  },
]

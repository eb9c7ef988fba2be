import { APP_PATH, beside, container, having, ON_EC2, type LintCase } from '../lint-play.ts'

export const RUNTIME_CASES: readonly LintCase[] = [
  {
    rule: 'no-health-check',
    breaks: [
      [container({ healthCheck: undefined }), `${APP_PATH}.healthCheck`],
      [container({ healthCheck: { command: ['NONE'] } }), `${APP_PATH}.healthCheck`],
    ],
    keeps: [beside({ healthCheck: undefined, essential: false })],
  },
  {
    rule: 'health-check-command',
    breaks: [[container({ healthCheck: { command: ['curl', '-f'] } }), `${APP_PATH}.healthCheck.command`]],
    keeps: [container({ healthCheck: { command: ['CMD-SHELL', 'curl -f'] } })],
  },
  {
    rule: 'no-memory',
    breaks: [[container({ memory: undefined }, having({ memory: undefined }, ON_EC2)), `${APP_PATH}.memory`]],
    keeps: [container({ memory: undefined }, ON_EC2), having({ memory: undefined }, ON_EC2)],
  },
  {
    rule: 'no-memory-limit',
    breaks: [
      [
        container({ memory: undefined, memoryReservation: 64 }, having({ memory: undefined }, ON_EC2)),
        `${APP_PATH}.memory`,
      ],
    ],
    keeps: [container({ memory: undefined, memoryReservation: 64 }, ON_EC2)],
  },
  {
    rule: 'memory-reservation',
    breaks: [[container({ memoryReservation: 257 }, ON_EC2), `${APP_PATH}.memoryReservation`]],
    keeps: [container({ memoryReservation: 256 }, ON_EC2)],
  },
  {
    rule: 'runtime-platform',
    breaks: [
      [having({ runtimePlatform: undefined }), 'runtimePlatform'],
      [having({ runtimePlatform: { operatingSystemFamily: 'LINUX' } }), 'runtimePlatform'],
    ],
    keeps: [having({ runtimePlatform: undefined }, ON_EC2)],
  },
  {
    rule: 'ECS.15',
    breaks: [
      [having({ tags: undefined }), 'tags'],
      [having({ tags: [{ key: 'aws:cloudformation:stack-name', value: 'a' }] }), 'tags'],
    ],
    keeps: [having({ tags: [{ key: 'team' }] })],
  },
]

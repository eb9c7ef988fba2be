import { APP_PATH, beside, container, having, ON_EC2, WINDOWS, type LintCase } from '../lint-play.ts'

/** Without sizes of the task. */
const FREE = having({ cpu: undefined, memory: undefined }, ON_EC2)

export const TASK_SIZE_CASES: readonly LintCase[] = [
  {
    rule: 'cpu-sum',
    breaks: [
      [container({ cpu: 129 }, beside({ cpu: 128 })), 'cpu'],
      [container({ cpu: 257 }, having({ cpu: '.25 vCPU' }, ON_EC2)), 'cpu'],
    ],
    keeps: [
      container({ cpu: 128 }, beside({ cpu: 128 })),
      container({ cpu: 4096 }, FREE),
      container({ cpu: 512 }, WINDOWS),
    ],
  },
  {
    rule: 'container-memory',
    breaks: [
      [container({ memory: 513 }), `${APP_PATH}.memory`],
      [container({ memory: 1025 }, having({ memory: '1 GB' }, ON_EC2)), `${APP_PATH}.memory`],
    ],
    // Each may use what the other one does not.
    keeps: [container({ memory: 512 }, beside({ memory: 512 })), container({ memory: 4096 }, FREE)],
  },
  {
    rule: 'memory-sum',
    breaks: [[container({ memoryReservation: 449 }, beside({ memoryReservation: 64 })), 'memory']],
    keeps: [
      container({ memoryReservation: 448 }, beside({ memoryReservation: 64 })),
      container({ memory: 2048, memoryReservation: 1024 }, FREE),
    ],
  },
]

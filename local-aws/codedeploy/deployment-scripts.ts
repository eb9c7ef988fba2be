/** Deployments of CodeDeploy that happen in practice. Times are seconds after CreateDeployment; the desired count is 1. */
import type { CodeDeployScenario, CodeDeployStep } from './deployment-script.ts'

const event = (at: number, name: string, status: 'InProgress' | 'Succeeded' | 'Skipped'): CodeDeployStep => ({
  at,
  kind: 'event',
  name,
  status,
})

const INSTALLED: readonly CodeDeployStep[] = [
  { at: 4, kind: 'begins' },
  event(4, 'BeforeInstall', 'Skipped'),
  event(5, 'Install', 'InProgress'),
  { at: 30, kind: 'tasks-run', count: 1 },
  event(40, 'Install', 'Succeeded'),
  event(41, 'AfterInstall', 'Succeeded'),
]

const SHIFTED: readonly CodeDeployStep[] = [
  ...INSTALLED,
  event(42, 'BeforeAllowTraffic', 'Succeeded'),
  event(43, 'AllowTraffic', 'InProgress'),
  { at: 50, kind: 'shifts', percent: 10 },
  { at: 80, kind: 'shifts', percent: 100 },
  event(85, 'AllowTraffic', 'Succeeded'),
  event(86, 'AfterAllowTraffic', 'Succeeded'),
]

/** The old tasks end `terminates` seconds after the traffic has moved. */
export const codeDeploySucceeds = ({ terminates = 30 } = {}): CodeDeployScenario => ({
  steps: [...SHIFTED, { at: 86 + terminates, kind: 'succeeds' }],
})

/** A hook of the AppSpec fails before the traffic moves. */
export const hookFails = ({
  rollback = 'none',
}: { readonly rollback?: 'none' | 'starts' } = {}): CodeDeployScenario => ({
  steps: [
    ...INSTALLED.slice(0, -1),
    { at: 60, kind: 'event', name: 'AfterInstall', status: 'Failed', message: 'the function returned Failed' },
    {
      at: 61,
      kind: 'fails',
      status: 'Failed',
      error: { code: 'HOOK_EXECUTION_FAILURE', message: 'The hooks of a lifecycle event failed.' },
      rollback,
    },
    ...rollbackEnds(rollback, 100),
  ],
})

/** The new tasks crash, less often than a run gives up, until CodeDeploy gives up on Install. */
export const installFails = (): CodeDeployScenario => ({
  steps: [
    ...INSTALLED.slice(0, 3),
    ...[30, 60].map((at) => ({ at, kind: 'task-fails', cause: { kind: 'exits', exitCode: 3 } }) as const),
    { at: 200, kind: 'event', name: 'Install', status: 'Failed' },
    {
      at: 200,
      kind: 'fails',
      status: 'Failed',
      error: {
        code: 'TIMEOUT',
        message: 'The deployment timed out while waiting for the replacement task set to become healthy.',
      },
      rollback: 'starts',
    },
    { at: 260, kind: 'rollback-ends', status: 'Succeeded' },
  ],
})

/** The new tasks crash each half minute; CodeDeploy gives up on Install after an hour (CodeDeploy User Guide, "Quotas"). */
export const codeDeployCrashLoop = (): CodeDeployScenario => ({
  steps: [
    ...INSTALLED.slice(0, 3),
    ...Array.from(
      { length: 119 },
      (_, index) => ({ at: 30 * (index + 1), kind: 'task-fails', cause: { kind: 'exits', exitCode: 3 } }) as const,
    ),
    { at: 3600, kind: 'event', name: 'Install', status: 'Failed' },
    {
      at: 3600,
      kind: 'fails',
      status: 'Failed',
      error: { code: 'TIMEOUT', message: 'The deployment timed out.' },
      rollback: 'none',
    },
  ],
})

/** The last hook fails when all traffic has moved, and CodeDeploy leaves it there. */
export const failsAfterShift = (): CodeDeployScenario => ({
  steps: [
    ...SHIFTED.slice(0, -1),
    { at: 90, kind: 'event', name: 'AfterAllowTraffic', status: 'Failed', message: 'the function returned Failed' },
    {
      at: 91,
      kind: 'fails',
      status: 'Failed',
      error: { code: 'HOOK_EXECUTION_FAILURE', message: 'The hooks of a lifecycle event failed.' },
      rollback: 'none',
    },
  ],
})

/** An alarm of the group goes off while the traffic moves. */
export const alarmStops = (): CodeDeployScenario => ({
  steps: [
    ...SHIFTED.slice(0, 9),
    {
      at: 70,
      kind: 'fails',
      status: 'Stopped',
      error: {
        code: 'ALARM_ACTIVE',
        message: 'One or more alarms have been activated according to the Amazon CloudWatch metrics.',
      },
      rollback: 'starts',
    },
    { at: 130, kind: 'rollback-ends', status: 'Succeeded' },
  ],
})

/** Somebody stops it in the console, without a rollback. */
export const stoppedBySomebody = (): CodeDeployScenario => ({
  steps: [
    ...INSTALLED.slice(0, 3),
    {
      at: 20,
      kind: 'fails',
      status: 'Stopped',
      error: { code: 'MANUAL_STOP', message: 'The deployment was stopped.' },
      rollback: 'none',
    },
  ],
})

/** It waits for a person before the traffic moves. */
export const waitsToBeReady = (): CodeDeployScenario => ({
  steps: [...INSTALLED, { at: 42, kind: 'status', status: 'Ready' }],
})

const rollbackEnds = (rollback: 'none' | 'starts', at: number): readonly CodeDeployStep[] =>
  rollback === 'none' ? [] : [{ at, kind: 'rollback-ends', status: 'Succeeded' }]

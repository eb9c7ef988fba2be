/** Why a task of a scenario stops, in ECS's codes and texts. */
import type { StopCause } from '../tasks.ts'
import { stoppedReason } from '../words.ts'
import type { TaskStop } from './scenario.ts'

/** What DescribeTasks shows of it. */
export const stopCause = (failure: TaskStop): StopCause => {
  switch (failure.kind) {
    case 'exits':
      return {
        stopCode: 'EssentialContainerExited',
        stoppedReason: stoppedReason.essentialContainerExited,
        exitCode: failure.exitCode,
      }
    case 'out-of-memory':
      return {
        stopCode: 'EssentialContainerExited',
        stoppedReason: stoppedReason.essentialContainerExited,
        exitCode: 137,
        containerReason: 'OutOfMemoryError: Container killed due to memory usage',
      }
    case 'fails-health-check':
      return { stopCode: 'ServiceSchedulerInitiated', stoppedReason: stoppedReason.healthChecks, exitCode: 137 }
    case 'spot-interruption':
      return { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' }
    case 'instance-shuts-down':
      return {
        stopCode: 'EssentialContainerExited',
        stoppedReason: stoppedReason.essentialContainerExited,
        exitCode: 143,
      }
    case 'cannot-pull':
      return { stopCode: 'TaskFailedToStart', stoppedReason: `CannotPullContainerError: ${failure.detail}` }
    case 'cannot-initialise':
      return { stopCode: 'TaskFailedToStart', stoppedReason: `ResourceInitializationError: ${failure.detail}` }
    default:
      return failure satisfies never
  }
}

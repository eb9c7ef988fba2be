/** Reads the log of a container that failed while its deployment is followed, where its exit code may mean that it cannot run at all. */
import type { Task } from '@aws-sdk/client-ecs'
import type { FailedContainer } from '../../domain/rollout/explanation.ts'
import { failedContainer } from '../../domain/rollout/failed-container.ts'
import { mayBeOtherCpu, showsOtherCpu, withLogReason, type ShownLines } from '../../domain/rollout/other-cpu.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { containerDefinitions, findLastLines, NO_LINES, type LastLinesPorts } from './last-lines.ts'

/** Its one line arrives some seconds after the end of the task; a log that stays empty says nothing. */
const MOST_READINGS = 4

export interface LogReasons {
  /** Reads a log where that is due; gives whether it has shown a reason. */
  readonly learn: (stopped: readonly Task[]) => Promise<boolean>
  /** The tasks, with the reason that a log has shown. */
  readonly explained: (stopped: readonly Task[]) => readonly Task[]
}

/** Nothing is read again once a log has lines, or cannot be read: all tasks of a revision run the same images. */
export const makeLogReasons = (deployment: StartedDeployment, ports: LastLinesPorts): LogReasons => {
  const definitions = containerDefinitions(deployment, ports)
  let readingsLeft = MOST_READINGS
  let shown: ShownLines | null = null
  return {
    learn: async (stopped) => {
      const failed = readingsLeft === 0 ? null : suspectOf(stopped)
      if (failed === null) return false
      const found = await findLastLines({ deployment, failed, stopped, definitions }, ports)
      const isEmpty = found !== null && found.because === NO_LINES
      readingsLeft = isEmpty ? readingsLeft - 1 : 0
      if (found === null || !showsOtherCpu(found)) return false
      shown = found
      ports.log.info(`The log of container ${found.container} shows that it cannot run: ${found.lines[0] ?? ''}`)
      return true
    },
    explained: (stopped) => (shown === null ? stopped : withLogReason(stopped, shown)),
  }
}

const suspectOf = (stopped: readonly Task[]): FailedContainer | null => {
  const mayShow = ({ lastStatus, containers = [] }: Task): boolean =>
    lastStatus === 'STOPPED' && containers.some((container) => mayBeOtherCpu(container))
  return failedContainer(stopped.filter(mayShow))
}

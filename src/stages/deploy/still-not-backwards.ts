/** Never backwards, once more: another run may have deployed a newer commit since the plan compared them. */
import type { Service } from '@aws-sdk/client-ecs'
import type { ComparedCommits, LiveService } from '../../domain/aws/live.ts'
import {
  behind,
  compareCommits,
  runningCommit,
  type ComparingPorts,
  type Repository,
} from '../plan/compared-commits.ts'
import { readRunning } from '../plan/running-revision.ts'
import type { DeployPorts } from './service-update.ts'

export interface Comparing {
  readonly target: Pick<LiveService, 'serviceName' | 'containerName' | 'previousTaskDefinitionArn'>
  readonly commits: ComparedCommits
  readonly repository: Repository
}

/**
 * Asks nothing where the service has the revision that the plan has compared.
 * @throws ShipError `E_BEHIND`: the service was not updated
 */
export const stillNotBackwards = async (
  now: Service | null,
  { target, commits: { own, olderCommit }, repository }: Comparing,
  ports: DeployPorts & ComparingPorts,
): Promise<void> => {
  if (now === null || own === null || now.taskDefinition === target.previousTaskDefinitionArn) return
  const running = await readRunning(now, ports)
  const found = await compareCommits(
    await runningCommit({ running, containerName: target.containerName }, repository, ports),
    { kind: 'known', commit: own },
    ports,
  )
  if (found.kind === 'unknown') {
    ports.log.info(`whether the service ${target.serviceName} now runs a newer commit is not known: ${found.because}`)
    return
  }
  if (found.kind !== 'behind') return
  const more = ' (deployed since the plan); the service was not updated'
  const [problem] = behind(target.serviceName, { found, olderCommit, more }, ports)
  if (problem !== undefined) throw problem
}

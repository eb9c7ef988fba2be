/** Whether the number of tasks that is set can be set. */
import type { Service } from '@aws-sdk/client-ecs'
import { positionText, type Position } from '../../domain/position.ts'
import { fault } from '../../errors/fault.ts'

interface Wanted {
  readonly desiredCount: number | null
  /** Where it is set in the file; null: it is an input. */
  readonly desiredCountAt: Position | null
}

/**
 * A service with the strategy DAEMON runs a task on each instance, and UpdateService takes no number for it (Amazon ECS API Reference,
 * "UpdateService", desiredCount).
 * @throws ShipError `E_INPUT`
 */
export const checkDesiredCount = (
  { desiredCount, desiredCountAt: at }: Wanted,
  { schedulingStrategy, serviceName = '' }: Service,
): void => {
  if (desiredCount === null || schedulingStrategy !== 'DAEMON') return
  const where = at === null ? '' : `${positionText(at)}: `
  throw fault('E_INPUT', {
    message: `${where}\`desired-count\` is set, but the service ${serviceName} is a DAEMON, which runs one task on each instance; remove the setting`,
  })
}

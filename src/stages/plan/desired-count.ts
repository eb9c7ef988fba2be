/** Whether the number of tasks that is set can be set. */
import type { Service } from '@aws-sdk/client-ecs'
import { positionText } from '../../domain/position.ts'
import { fault } from '../../errors/fault.ts'
import type { ServiceConfig } from '../../settings/config.ts'

interface Wanted {
  readonly desiredCount: number | null
  readonly places: ServiceConfig['places']
}

/**
 * A service with the strategy DAEMON runs a task on each instance, and UpdateService takes no number for it (Amazon ECS API Reference,
 * "UpdateService", desiredCount).
 * @throws ShipError `E_INPUT`
 */
export const checkDesiredCount = (
  { desiredCount, places }: Wanted,
  { schedulingStrategy, serviceName = '' }: Service,
): void => {
  if (desiredCount === null || schedulingStrategy !== 'DAEMON') return
  const at = places.get('desired-count')
  const where = at === undefined ? '' : `${positionText(at)}: `
  throw fault('E_INPUT', {
    message: `${where}\`desired-count\` is set, but the service ${serviceName} is a DAEMON, which runs one task on each instance; remove the setting`,
  })
}

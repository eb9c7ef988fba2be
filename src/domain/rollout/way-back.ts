/** What a rollback by hand sets services to: what its plan reads. */
import type { LiveRepository, LiveService, LiveTarget, RunningRevision } from '../aws/live.ts'
import type { PushedImage } from '../image/image.ts'

export interface WayBack extends Omit<LiveTarget, 'repository' | 'services'> {
  /** Null where `repository` is not set. */
  readonly repository: LiveRepository | null
  readonly services: readonly ServiceWayBack[]
}

export interface ServiceWayBack extends LiveService {
  /** What the service goes back to, as people name it: `hello:41`, or an image. */
  readonly goesBackTo: string
  /** The revision that is deployed as it is; null where one is registered. */
  readonly asItIs: RunningRevision | null
  /** What the container's tasks must report; null where ECR does not hold it, or does not say. */
  readonly image: PushedImage | null
}

/** The service with this key in the settings. Throws when the plan did not read it, which is a bug. */
export const wayBackOf = ({ services }: Pick<WayBack, 'services'>, key: string): ServiceWayBack => {
  const service = services.find((one) => one.key === key)
  if (service === undefined) throw new Error(`plan did not read the service ${key}`)
  return service
}

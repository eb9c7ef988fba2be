/** What became of the repository of a run. */
import type { LiveRepository } from '../aws/live.ts'

/** The repository that an image is pushed to, as it is right before the push. */
export interface MadeRepository {
  /** `there`: it exists, and this run has not created it. `on-push`: it does not exist yet. */
  readonly kind: 'there' | 'created' | 'on-push'
  readonly repository: LiveRepository
}

/** The repository of the image, once the gate has passed the image: created where that is asked for. */
import type { Flow } from '../../core/flow.ts'
import type { Given, Node } from '../../core/node.ts'
import type { LiveRepository, LiveTarget } from '../../domain/aws/live.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { createRepository } from '../../stages/repository/create-repository.ts'

/** A type, since an interface would not be a record of needs. */
type Needed = {
  readonly plan: Node<LiveTarget>
  readonly verify: Node<object | null>
  readonly passed: readonly Node<object>[]
}

/** As it is right before the push; null where it is as planned. */
export const createIfMissing = (
  flow: Flow<Ports>,
  c: Config,
  needs: Needed,
): Node<{ readonly repository: LiveRepository | null }> =>
  c.newRepository === null
    ? flow.given({ repository: null })
    : flow.stage(createRepository, needs, (r: Given<Needed>) => ({
        registry: c.registry,
        repository: r.plan.repository,
      }))

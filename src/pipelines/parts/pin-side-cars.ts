/** The images of the side-cars by digest, where the setting says so. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import { NOTHING_PINNED, type PinnedSideCars } from '../../domain/image/side-cars.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { pinSideCars } from '../../stages/side-cars/pin.ts'

/** Gives the node that fails when an image cannot be pinned. */
export const sideCarsOf = (flow: Flow<Ports>, c: Config, plan: Node<LiveTarget>): Node<PinnedSideCars> =>
  c.sideCars === 'off' ? flow.given(NOTHING_PINNED) : flow.stage(pinSideCars, { plan }, (r) => r.plan)

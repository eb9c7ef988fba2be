/** The base image of what was built, beside the scans, where findings are compared. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { findBase } from '../../stages/base/find-base.ts'

/** Nothing waits for it. */
export const placeBase = (flow: Flow<Ports>, c: Config, build: Node<BuiltImage>): void => {
  if (c.baseline.kind === 'none') return
  const { network } = c.scanners
  flow.stage(findBase, { build }, (r) => ({ build: c.build, workspace: c.run.workspace, image: r.build, network }))
}

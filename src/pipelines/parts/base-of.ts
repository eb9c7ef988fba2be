/** The base image of what was built, beside the scans, and what newer ones would fix. No verdict depends on it. */
import { provided } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import { candidatesOf, type FoundBase } from '../../domain/image/base-layers.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import type { ScanResult } from '../../domain/scan/findings.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { findBase } from '../../stages/base/find-base.ts'
import { scanNewerBases } from '../../stages/base/scan-newer-bases.ts'

interface Needed {
  readonly scanners: Node<Scanners>
  readonly build: Node<BuiltImage>
  readonly trivy: Node<ScanResult>
}

/** Nothing waits for it. */
export const placeBase = (flow: Flow<Ports>, c: Config, { scanners, build, trivy }: Needed): void => {
  const { network, timeoutMinutes } = c.scanners
  const base = flow.stage(findBase, { build }, (r) => ({
    build: c.build,
    workspace: c.run.workspace,
    image: r.build,
    network,
  }))
  const isNewer = provided<FoundBase>(base, (found) => candidatesOf(found).length > 0, 'no newer base image is known')
  flow.optional(isNewer).stage(scanNewerBases, { base, build, trivy, scanners }, (r) => ({
    ...r.scanners,
    base: r.base,
    scan: r.trivy,
    platform: r.build.platform,
    timeoutMinutes,
  }))
}

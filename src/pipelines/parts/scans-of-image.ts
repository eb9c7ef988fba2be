/** Both scanners over the image of the run, at the same time. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { ScanResult } from '../../domain/scan/findings.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { dockleScan } from '../../stages/dockle.ts'
import { trivyScan } from '../../stages/trivy.ts'
import type { ImageToJudge } from './known-of-image.ts'

/** A type, since an interface would not be a record of needs. */
type Needed = {
  readonly scanners: Node<Scanners>
  readonly build: Node<ImageToJudge>
}

/** Places the scans; Trivy's is first. */
export const scansOfImage = (
  flow: Flow<Ports>,
  c: Config,
  needs: Needed,
): readonly [Node<ScanResult>, Node<ScanResult>] => {
  const trivy = flow.named('trivy').stage(trivyScan, needs, (r) => ({ ...c.scanners, ...r.scanners, image: r.build }))
  const dockle = flow
    .named('dockle')
    .stage(dockleScan, needs, (r) => ({ ...c.scanners, ...r.scanners, image: r.build }))
  return [trivy, dockle]
}

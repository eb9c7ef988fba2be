/** Every scanner over the same image, and one verdict. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import type { GateVerdict } from '../../domain/scan/gate-verdict.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { dockleScan } from '../../stages/dockle.ts'
import { enforceGate } from '../../stages/gate.ts'
import { trivyScan } from '../../stages/trivy.ts'

interface Scanned {
  readonly scanners: Node<Scanners>
  readonly build: Node<BuiltImage>
}

/** Gives the gate's node; it fails when the gate blocks the image. */
export const scanAndJudge = (flow: Flow<Ports>, c: Config, { scanners, build }: Scanned): Node<GateVerdict> => {
  const needs = { scanners, build }
  const scans = [
    flow.named('trivy').stage(trivyScan, needs, (r) => ({ ...c.scanners, ...r.scanners, image: r.build })),
    flow.named('dockle').stage(dockleScan, needs, (r) => ({ ...c.scanners, ...r.scanners, image: r.build })),
  ]
  return flow.stage(enforceGate, { scans }, (r) => ({ ...r, policy: c.policy }))
}

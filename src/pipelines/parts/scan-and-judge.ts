/** Every scanner over the same image, and one verdict. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import type { GateResult } from '../../domain/scan/policy.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
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
export const scanAndJudge = (flow: Flow<Ports>, c: Config, { scanners, build }: Scanned): Node<GateResult> => {
  const needs = { scanners, build }
  const trivy = flow.stage(trivyScan, needs, (r) => ({ ...c.scanners, ...r.scanners, image: r.build }))
  const dockle = flow.stage(dockleScan, needs, (r) => ({ ...c.scanners, ...r.scanners, image: r.build }))
  return flow.stage(enforceGate, { trivy, dockle }, (r) => ({ ...r, policy: c.policy }))
}

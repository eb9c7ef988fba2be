/** What the policy asks about the image as a whole, where it does. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import type { Baseline } from '../../domain/scan/baseline.ts'
import type { ScanResult } from '../../domain/scan/findings.ts'
import { asksForProperties } from '../../domain/scan/policy/policy-map.ts'
import { allScanned, scansOf, type ScannedSideCars } from '../../domain/scan/side-car-scans.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { checkProperties } from '../../stages/check-properties.ts'

interface Needed {
  readonly trivy: Node<ScanResult>
  readonly build: Node<BuiltImage>
  readonly others: readonly Node<ScannedSideCars | null>[]
  readonly baseline: Node<Baseline>
}

/** Gives no node where the policy asks for nothing. */
export const propertiesOfImage = (flow: Flow<Ports>, c: Config, needed: Needed): readonly Node<ScanResult>[] => {
  const { map } = c.policy
  if (!asksForProperties(map)) return []
  const { trivy, build, others, baseline } = needed
  const properties = flow.named('properties').stage(checkProperties, { trivy, build, others, baseline }, (r) => ({
    map,
    image: r.build,
    built: c.image === null ? c.build : null,
    workspace: c.run.workspace,
    scans: [r.trivy, ...scansOf(allScanned(r.others))],
    baseline: r.baseline,
  }))
  return [properties]
}

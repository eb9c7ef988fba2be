/** The scans of an image that is built for several platforms: each but the first one, which is scanned as any image is. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import type { ScannedSideCars } from '../../domain/scan/side-car-scans.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { scanPlatforms } from '../../stages/platforms/scan-platforms.ts'
import { isIndex } from './is-index.ts'
import { imageNameOf } from './names-in-reports.ts'

interface Needed {
  readonly scanners: Node<Scanners>
  readonly build: Node<BuiltImage>
}

/** Gives no node for one platform. */
export const scansOfPlatforms = (flow: Flow<Ports>, c: Config, needed: Needed): readonly Node<ScannedSideCars>[] => {
  if (!isIndex(c)) return []
  const scanned = flow.named('platforms-scan').stage(scanPlatforms, { ...needed }, (r) => ({
    ...c.scanners,
    ...r.scanners,
    image: r.build,
    name: imageNameOf(c),
  }))
  return [scanned]
}

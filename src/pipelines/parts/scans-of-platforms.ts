/** The scans of an image for several platforms: each but the first one, which is scanned as any image is. */
import { provided } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import type { ScannedSideCars } from '../../domain/scan/side-car-scans.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { scanPlatforms, type PlatformsInput } from '../../stages/platforms/scan-platforms.ts'
import { isIndex } from './is-index.ts'
import { imageNameOf } from './names-in-reports.ts'
import type { Obtained } from './obtained.ts'

interface Needed {
  readonly scanners: Node<Scanners>
  readonly build: Node<BuiltImage>
  readonly plan: Node<LiveTarget | null>
}

/** `reuse` of a run is null where its image is always built. */
type NeededOfRun = Needed & Pick<Obtained, 'reuse'>
type Scans = readonly Node<ScannedSideCars>[]

/** Of an image that is built, merged or reused; gives no node for one platform. A build has them in its archive and waits for no plan. */
export const scansOfPlatforms = (flow: Flow<Ports>, c: Config, { reuse, ...needed }: NeededOfRun): Scans => {
  if (!isIndex(c)) return []
  const mayBeHeld = c.merge.length > 0 || reuse !== null
  const needs = { ...needed, plan: mayBeHeld ? needed.plan : flow.given<Place>({ repository: null }) }
  return [flow.named('platforms-scan').stage(scanPlatforms, needs, (r) => toScan(c, r))]
}

/** Of an image that the registry has: whether it is an index is known once it is pulled. */
export const scansOfIndex = (flow: Flow<Ports>, c: Config, needed: Needed): Node<ScannedSideCars | null> =>
  flow
    .named('platforms-scan')
    .optional(provided(needed.build, ({ index }) => index !== undefined, 'the image is for one platform'))
    .stage(scanPlatforms, { ...needed }, (r) => toScan(c, r))

/** Where the registry has the images; null for those of a build. */
type Place = Pick<LiveTarget, 'source'> & { readonly repository: LiveTarget['repository'] | null }
type Ready = { readonly scanners: Scanners; readonly build: BuiltImage; readonly plan: Place | null }

const toScan = (c: Config, { scanners, build, plan }: Ready): PlatformsInput => ({
  ...{ ...c.scanners, ...scanners, image: build, name: imageNameOf(c) },
  place: plan?.repository == null ? null : { ...plan, repository: plan.repository },
})

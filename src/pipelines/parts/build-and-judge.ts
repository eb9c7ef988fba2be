/** A commit to an image that the gate has passed, without a registry. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import type { ComputedTag } from '../../domain/image/image.ts'
import type { Baseline } from '../../domain/scan/baseline.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { prepareScanners } from '../../stages/scanners/scanners.ts'
import { placeBase } from './base-of.ts'
import { placeBuild } from './build-or-reuse.ts'
import type { Obtained } from './obtained.ts'
import type { OtherScans } from './other-scans.ts'
import { scanAndJudge, type ScannedAndJudged } from './scan-and-judge.ts'
import { scansOfPlatforms } from './scans-of-platforms.ts'
import { testOf } from './test-image.ts'

interface BuiltAndJudged extends ScannedAndJudged {
  readonly build: Obtained['image']
  readonly reuse: Obtained['reuse']
  readonly proved: readonly Node<object>[]
  readonly baseline: Node<Baseline>
  /** The test of the image, where there is one. */
  readonly tested: Node<object>
}

interface Needed extends OtherScans {
  readonly tag: Node<ComputedTag>
  readonly plan: Node<LiveTarget | null>
  /** Where the preparations are placed: on a flow that stops them, for example. */
  readonly early?: Flow<Ports>
  /** Places what gives the image; absent: the build. */
  readonly obtain?: (flow: Flow<Ports>) => Obtained
}

/** Builds, scans, judges and tests the image. */
export const buildAndJudge = (flow: Flow<Ports>, c: Config, needed: Needed): BuiltAndJudged => {
  const { tag, plan, early = flow, ...others } = needed
  const obtain: Needed['obtain'] = others.obtain ?? ((own) => ({ image: placeBuild(own, c, tag), reuse: null }))
  const scanners = early.stage(prepareScanners, { tag }, () => c.scanners)
  const baseline = others.scanBaseline(scanners)
  const { image: build, reuse, proved = [] } = obtain(early.stoppedBy(baseline))
  const sideCars = others.scanSideCars(scanners)
  const needs = { baseline, sideCarBaselines: others.compareSideCars(scanners, sideCars), plan }
  const scanned = [sideCars, ...scansOfPlatforms(flow, c, { scanners, build, plan, reuse })]
  const judged = scanAndJudge(flow, c, { scanners, build, others: scanned, ...needs })
  placeBase(flow, c, { scanners, build, trivy: judged.trivy })
  return { build, reuse, proved, baseline, ...judged, tested: testOf(early, c, build) }
}

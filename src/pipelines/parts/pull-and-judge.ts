/** An image that the registry has already, to one that the gate has passed. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import { asPlanned, type GivenImage } from '../../domain/image/given-image.ts'
import type { Baseline } from '../../domain/scan/baseline.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import type { PulledImage } from '../../stages/given/pulled-image.ts'
import { pullImage } from '../../stages/given/pull.ts'
import { planTarget } from '../../stages/plan/plan.ts'
import { prepareScanners } from '../../stages/scanners/scanners.ts'
import type { OtherScans } from './other-scans.ts'
import { scansOfIndex } from './scans-of-platforms.ts'
import { scanAndJudge, type ScannedAndJudged } from './scan-and-judge.ts'
import { testOf } from './test-image.ts'

/** A given image has its own tag. */
export const planGiven = (flow: Flow<Ports>, c: Config, image: GivenImage): Node<LiveTarget> =>
  flow.stage(planTarget, {}, () => ({ ...c, tag: image.tag }))

interface PulledAndJudged extends ScannedAndJudged {
  readonly pulled: Node<PulledImage>
  readonly baseline: Node<Baseline>
  /** The test of the image, where there is one. */
  readonly tested: Node<object>
}

interface Needed extends OtherScans {
  readonly image: GivenImage
  readonly plan: Node<LiveTarget>
  /** Where the preparations are placed: on a flow that stops them, for example. */
  readonly early?: Flow<Ports>
}

/** Pulls, scans, judges and tests the image. */
export const pullAndJudge = (flow: Flow<Ports>, c: Config, needed: Needed): PulledAndJudged => {
  const { image, plan, early = flow, scanSideCars, scanBaseline, compareSideCars } = needed
  const scanners = early.stage(prepareScanners, {}, () => c.scanners)
  const baseline = scanBaseline(scanners)
  const pulling = early.stoppedBy(baseline).named('pull')
  const pulled = pulling.stage(pullImage, { plan }, (r) => ({ ...r.plan, image: asPlanned(image, r.plan) }))
  const sideCars = scanSideCars(scanners)
  const needs = { baseline, sideCarBaselines: compareSideCars(scanners, sideCars), plan }
  const others = [sideCars, scansOfIndex(flow, c, { scanners, build: pulled, plan })]
  const judged = scanAndJudge(flow, c, { scanners, build: pulled, others, ...needs })
  return { pulled, baseline, ...judged, tested: testOf(early, c, pulled) }
}

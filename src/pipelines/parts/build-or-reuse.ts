/** The image of a commit: a new one, or where the registry has it already that one. */
import { unless } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import { reusedImage } from '../../domain/image/given-image.ts'
import type { BuiltImage, ComputedTag } from '../../domain/image/image.ts'
import { markOfRun } from '../../domain/image/run-mark.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { buildImage } from '../../stages/build/build.ts'
import { pullImage } from '../../stages/given/pull.ts'
import { findReusable } from '../../stages/reuse/reuse.ts'
import type { Obtained } from './obtained.ts'

interface Placed {
  readonly tag: Node<ComputedTag>
  readonly plan: Node<LiveTarget>
}

/** Looks for an image only where one may be used: by the setting, or in a re-run. */
export const buildOrReuse = (flow: Flow<Ports>, c: Config, { tag, plan }: Placed): Obtained => {
  const isRerun = (c.run.runAttempt ?? 1) > 1
  if (c.ifTagExists === 'compare' && !isRerun) return { image: placeBuild(flow, c, tag), reuse: null }
  const found = flow.stage(findReusable, { tag, plan }, (r) => ({
    ...{ ...c, tag: r.tag, repository: r.plan.repository },
    mark: isRerun ? markOfRun(c, r.tag.tag) : null,
  }))
  const built = flow
    .optional(unless(found, 'reused', 'the registry has the image'))
    .stage(buildImage, { tag }, (r) => ({ ...c.build, tag: r.tag, run: c.run }))
  const pulling = flow.named('pull').optional(unless(found, 'to-build', 'the image is built'))
  const pulled = pulling.stage(pullImage, { tag, plan, found }, (r) => ({
    ...{ ...r.plan, image: reusedImage(r.tag.tag, r.found) },
  }))
  return { image: flow.either(built, pulled), reuse: { found, pulled } }
}

/** Places the build; gives its node. */
export const placeBuild = (flow: Flow<Ports>, c: Config, tag: Node<ComputedTag>): Node<BuiltImage> =>
  flow.stage(buildImage, { tag }, (r) => ({ ...c.build, tag: r.tag, run: c.run }))

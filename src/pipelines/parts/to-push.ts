/** What a push is given: the image, its tags, and the repository as it is by then. */
import type { LiveRepository, LiveTarget } from '../../domain/aws/live.ts'
import type { BuiltImage, ComputedTag } from '../../domain/image/image.ts'
import { markOfRun } from '../../domain/image/run-mark.ts'
import type { Config } from '../../settings/config.ts'
import type { PushInput } from '../../stages/push/push.ts'

interface Known {
  readonly tag: ComputedTag
  readonly plan: LiveTarget
  readonly build: BuiltImage
  /** Null where the repository is as planned. */
  readonly made: { readonly repository: LiveRepository | null }
}

export const toPush = (c: Config, { tag, plan, build, made }: Known): PushInput => ({
  ...{ ...tag, ...plan, image: build, built: { ...tag, ...c.build } },
  // A re-run merges the same images to the same index: it has nothing to look for.
  mark: c.merge.length > 0 ? null : markOfRun(c, tag.tag),
  repository: made.repository ?? plan.repository,
})

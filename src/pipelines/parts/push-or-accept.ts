/** The image that the gate has passed, to one in the registry: pushed, or accepted where the registry has it. */
import { unless } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import { reusedImage } from '../../domain/image/given-image.ts'
import type { ComputedTag, PushedImage } from '../../domain/image/image.ts'
import { markOfRun } from '../../domain/image/run-mark.ts'
import { NOTHING_VERIFIED } from '../../domain/verify/verified.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { acceptImage } from '../../stages/given/accept.ts'
import { pushIndex } from '../../stages/platforms/push-index.ts'
import { pushImage } from '../../stages/push/push.ts'
import { createIfMissing } from './create-if-missing.ts'
import { toPush } from './to-push.ts'
import type { Obtained } from './obtained.ts'
import { isIndex } from './is-index.ts'

/** A type, since an interface would not be a record of needs. */
type Ready = {
  readonly tag: Node<ComputedTag>
  readonly plan: Node<LiveTarget>
  readonly verify: Node<object | null>
  readonly build: Obtained['image']
  readonly passed: readonly Node<object>[]
}

/** Gives the node of the image in the registry. */
export const pushOrAccept = (
  flow: Flow<Ports>,
  c: Config,
  { reuse, ...given }: Ready & Pick<Obtained, 'reuse'>,
): Node<PushedImage> => {
  const ready = { ...given, made: createIfMissing(flow, c, given) }
  const push = isIndex(c) ? pushIndex : pushImage
  if (reuse === null) return flow.stage(push, ready, (r) => toPush(c, r))
  const { found, pulled } = reuse
  // An optional stage is left out with what it needs, and `verify` may be switched off.
  const needs = { ...ready, verify: flow.either(ready.verify, flow.given(NOTHING_VERIFIED)) }
  const isNew = unless(found, 'reused', 'the registry has the image')
  const pushed = flow.optional(isNew).stage(push, needs, (r) => toPush(c, r))
  const accepting = flow.named('accept').optional(unless(found, 'to-build', 'the image is pushed'))
  const accepted = accepting.stage(acceptImage, { ...needs, found, pulled }, (r) => ({
    ...{ ...r.tag, ...r.plan, ...r, image: reusedImage(r.tag.tag, r.found), mark: markOfRun(c, r.tag.tag) },
    kind: 'reused' as const,
  }))
  return flow.either(pushed, accepted)
}

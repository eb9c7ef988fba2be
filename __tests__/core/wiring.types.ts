/** What must not compile; `tsc` is the runner of this file. */
import { unless, when } from '../../src/core/condition.ts'
import type { Flow } from '../../src/core/flow.ts'
import { defineStage } from '../../src/ports/stage.ts'
import type { Ports } from '../../src/ports/ports.ts'
import type { ComputedTag } from '../../src/domain/image/image.ts'

interface Looked {
  readonly kind: 'pushed' | 'already-there'
  readonly uri: string
}

const one = { kind: 'one', title: '', uses: [], run: () => Promise.resolve({ text: '' }), record: () => ({}) } as const
const look = {
  kind: 'look',
  title: '',
  uses: ['clock'],
  run: (input: { readonly text: string; readonly count: number }): Promise<Looked> =>
    Promise.resolve({ kind: 'pushed', uri: input.text }),
  record: () => ({}),
} as const

export const pipeline = (flow: Flow<Ports>): void => {
  const first = flow.stage(one, {}, () => ({}))
  const looked = flow.stage(look, { first }, (r) => ({ text: r.first.text, count: 1 }))
  const maybe = flow.optional(unless(looked, 'already-there', '')).stage(one, { looked }, () => ({}))

  // @ts-expect-error -- a wrong edge: a stage that was not placed
  flow.stage(look, { third }, () => ({ text: '', count: 1 }))

  // @ts-expect-error -- an edge that is no node
  flow.stage(look, { first: 'first' }, () => ({ text: '', count: 1 }))

  // @ts-expect-error -- a missing field of the input
  flow.stage(look, { first }, (r) => ({ text: r.first.text }))

  // @ts-expect-error -- a result that was not declared in the needs
  flow.stage(look, {}, (r) => ({ text: r.first.text, count: 1 }))

  // @ts-expect-error -- a result that may be absent, used as if it were there
  flow.stage(look, { maybe }, (r) => ({ text: r.maybe.text, count: 1 }))

  // Left out together with `maybe`, so it is there.
  flow.optional(when(true, '')).stage(look, { maybe }, (r) => ({ text: r.maybe.text, count: 1 }))

  // @ts-expect-error -- what an undo needs is known only as far as the run got
  flow.undo({ of: first, until: looked }).stage(look, { first }, (r) => ({ text: r.first.text, count: 1 }))

  // @ts-expect-error -- a condition on a kind that the result does not have
  flow.optional(unless(looked, 'reusable', '')).stage(one, {}, () => ({}))
}

const tag = { tag: '', commit: '', changes: [] } as unknown as ComputedTag

export const undeclaredPort = defineStage({
  kind: 'tag',
  title: '',
  uses: ['clock'],
  // @ts-expect-error -- a port that was not declared in `uses`
  run: (_input: object, ports) => Promise.resolve(ports.exec ? tag : tag),
  record: (result) => result,
})

export const undeclaredRecord = defineStage({
  kind: 'tag',
  title: '',
  uses: [],
  run: () => Promise.resolve(tag),
  // @ts-expect-error -- something else than what is recorded of this kind
  record: () => ({ tag: 1 }),
})

/** What decides whether an optional stage runs: the configuration, or the result of an earlier stage. */
import type { Node } from './node.ts'

export type Condition =
  | { readonly kind: 'configured'; readonly holds: boolean; readonly because: string }
  | {
      readonly kind: 'result'
      readonly node: Node<unknown>
      readonly holds: (result: unknown) => boolean
      readonly because: string
    }

/** Holds by configuration. `because` completes "left out because …" where it does not. */
export const when = (holds: boolean, because: string): Condition => ({ kind: 'configured', holds, because })

/** Holds unless the node's result is of this kind. `because` completes "left out because …" where it is. */
export const unless = <Result extends { readonly kind: string }>(
  node: Node<Result>,
  kind: Result['kind'],
  because: string,
): Condition => ({
  kind: 'result',
  node,
  // The node carries `Result`, which a condition does not keep.
  holds: (result) => (result as Result).kind !== kind,
  because,
})

/** Holds where the node's result is one of which `holds`. `because` completes "left out because …" where it is not. */
export const provided = <Result>(
  node: Node<Result>,
  holds: (result: Result) => boolean,
  because: string,
): Condition => ({
  kind: 'result',
  node,
  // The node carries `Result`, which a condition does not keep.
  holds: (result) => holds(result as Result),
  because,
})

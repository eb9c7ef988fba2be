/**
 * A pipeline is a function of its configuration that places stages and gets typed nodes back; naming a node is an edge. A node must
 * exist before it can be named, so there is no cycle. A wrong edge, a missing input, a maybe-absent result used as present and an
 * undeclared port do not compile.
 */
import type { Condition } from './condition.ts'
import type { Carried, Given, Known, Needs, Node, Present } from './node.ts'
import type { Stage } from './stage.ts'

/** Places a stage that always runs. Gives its node. */
type PlaceStage<Ports> = <
  Kind extends string,
  In,
  Out extends object,
  P extends keyof Ports,
  Recorded,
  N extends Needs,
>(
  stage: Stage<Ports, Kind, In, Out, P, Recorded>,
  needs: N,
  input: (results: Given<N>) => NoInfer<In>,
) => Node<Out>

/** Places a stage that may be left out. Gives its node, whose result may be null. */
type PlaceOptional<Ports> = <
  Kind extends string,
  In,
  Out extends object,
  P extends keyof Ports,
  Recorded,
  N extends Needs,
>(
  stage: Stage<Ports, Kind, In, Out, P, Recorded>,
  needs: N,
  input: (results: Present<N>) => NoInfer<In>,
) => Node<Out | null>

/** Why an undo runs. */
export interface Shortfall {
  /** What the stages threw that kept the change from succeeding; none where a cancel came between two stages. */
  readonly errors: readonly unknown[]
}

/** Places a stage that takes something back. `input` gives null when there is nothing to take back. */
type PlaceUndo<Ports> = <Kind extends string, In, Out extends object, P extends keyof Ports, Recorded, N extends Needs>(
  stage: Stage<Ports, Kind, In, Out, P, Recorded>,
  needs: N,
  input: (results: Known<N>, shortfall: Shortfall) => NoInfer<In> | null,
) => void

export interface Flow<Ports> {
  /** Starts when everything it needs has succeeded. It sees null for a need that was left out. */
  readonly stage: PlaceStage<Ports>
  /** Left out when the condition does not hold or anything it needs was left out: neither a failure nor a cancel. */
  readonly optional: (condition: Condition) => { readonly stage: PlaceOptional<Ports> }
  /**
   * Runs when `of` has started and `until` did not succeed, with a signal of its own: within seconds after a cancel, otherwise
   * within minutes.
   */
  readonly undo: (span: Span) => { readonly stage: PlaceUndo<Ports> }
  /** The result of the first of these nodes that is not left out. One of them must run: the run fails where all are left out. */
  readonly either: <Nodes extends readonly [Node<unknown>, Node<unknown>]>(
    ...nodes: Nodes
  ) => Node<NonNullable<Carried<Nodes[number]>>>
  /** A node whose result is known beforehand. */
  readonly given: <Value extends object>(value: Value) => Node<Value>
  /** The same flow, whose stages are stopped when one of these nodes fails, because their work is then of no use. */
  readonly stoppedBy: (...nodes: readonly Node<unknown>[]) => Flow<Ports>
  /**
   * The same flow, for stages of one item of `each`: they do not start once a stage of another item has failed, and one that runs is stopped then
   * unless it has begun to change something.
   */
  readonly unlessOthersFail: () => Flow<Ports>
  /** The same flow, which places the next stages under this id instead of their kind. */
  readonly named: (id: string) => Flow<Ports>
  /** Places stages for each item. Ids carry the item's key (`deploy orders`) where there are several items. */
  readonly each: <Item extends { readonly key: string }, Result>(
    items: readonly Item[],
    place: (flow: Flow<Ports>, item: Item) => Result,
  ) => readonly Result[]
}

/** From the start of `of` to the success of `until`. */
export interface Span {
  readonly of: Node<unknown>
  readonly until: Node<unknown>
}

/** A function of the configuration that places stages. */
export type Pipeline<Ports, Config> = (flow: Flow<Ports>, config: Config) => unknown

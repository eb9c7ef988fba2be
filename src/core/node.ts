/** A node of a pipeline, and the results that its neighbours see. */

declare const carried: unique symbol

/** A stage placed in a pipeline, and the result that it will have: null where the stage is left out. */
export interface Node<Out> {
  readonly id: string
  /** Type only. */
  readonly [carried]?: Out
}

/** What a stage takes from others, by the names under which its input sees them. Several nodes give a list. */
export type Needs = Readonly<Record<string, Node<unknown> | readonly Node<unknown>[]>>

/** The result of a node, or the results of several. */
export type Carried<N> = N extends Node<infer Out> ? Out : N extends readonly Node<infer Out>[] ? readonly Out[] : never

/** Results as they are: null where a stage may have been left out. */
export type Given<N extends Needs> = { readonly [K in keyof N]: Carried<N[K]> }
/** Results that are all there. */
export type Present<N extends Needs> = { readonly [K in keyof N]: NonNullable<Carried<N[K]>> }
/** Results as far as the run got: null for a stage that did not succeed. */
export type Known<N extends Needs> = { readonly [K in keyof N]: Carried<N[K]> | null }

/**
 * A stage: typed in, typed out, and only the ports that it names. What it returns is plain, serialisable data: it is
 * recorded, reported and may be handed to another pipeline.
 */
import type { Ports } from '../ports/ports.ts'

export interface Stage<Id extends string, In, Out, P extends keyof Ports> {
  /** One lower-case word; the same in the log, the summary, errors and the graph. */
  readonly id: Id
  readonly title: string
  /** The only ports that it is handed. */
  readonly uses: readonly P[]
  // A property, not a method: methods are bivariant, and a missing input field would compile.
  readonly run: (input: In, ports: Pick<Ports, P>) => Promise<Out>
}

/** Gives the literal types of `id` and `uses` to a stage. */
export const defineStage = <const Id extends string, In, Out, P extends keyof Ports = never>(
  stage: Stage<Id, In, Out, P>,
): Stage<Id, In, Out, P> => stage

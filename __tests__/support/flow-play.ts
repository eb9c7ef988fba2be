/** Pipelines of small stages, run by the real runner with what it emits written down. */
import type { StageEvent } from '../../src/core/events.ts'
import type { Flow } from '../../src/core/flow.ts'
import { layOut } from '../../src/core/layout.ts'
import { runPipeline, type Reach } from '../../src/core/run-pipeline.ts'
import type { Stage } from '../../src/core/stage.ts'

/** The only port of these stages. */
export interface TestPorts {
  readonly reach: Reach
  readonly other: string
}

/** A stage that gives `{ kind }`, or whatever `run` does. */
export const stageOf = <const Kind extends string, Out extends object = { readonly kind: Kind }>(
  kind: Kind,
  run?: (input: object, reach: Reach) => Promise<Out>,
): Stage<TestPorts, Kind, object, Out, 'reach', Out> => ({
  kind,
  title: kind.toUpperCase(),
  uses: ['reach'],
  // Without `run`, `Out` is its default.
  run: (input, { reach }) => run?.(input, reach) ?? Promise.resolve({ kind } as unknown as Out),
  record: (result) => result,
})

/** A stage that fails. */
export const failing = <const Kind extends string>(kind: Kind, message = `${kind} is broken`) =>
  stageOf(kind, () => Promise.reject<{ readonly kind: Kind }>(new Error(message)))

/** A stage that waits for its signal, after it has called `started`. */
export const hanging = <const Kind extends string>(kind: Kind, started: () => void) =>
  stageOf(
    kind,
    (_, { signal }) =>
      new Promise<{ readonly kind: Kind }>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error))
        started()
      }),
  )

export interface Play {
  readonly finished: Promise<void>
  readonly events: readonly StageEvent[]
  /** `build started`, `push skipped`, … without the layout. */
  readonly history: () => readonly string[]
  readonly reaches: ReadonlyMap<string, Reach>
}

/** Starts a pipeline. */
export const play = (
  pipeline: (flow: Flow<TestPorts>) => unknown,
  {
    signal = new AbortController().signal,
    undo = new AbortController().signal,
    hasBegun = (_: string): boolean => false,
  } = {},
): Play => {
  const events: StageEvent[] = []
  const reaches = new Map<string, Reach>()
  const finished = runPipeline<TestPorts>(layOut(pipeline, {}), {
    signal,
    undoSignal: () => undo,
    hasBegun,
    now: () => 7,
    emit: (event) => events.push(event),
    portsFor: (stage, reach) => {
      reaches.set(stage, reach)
      return { reach, other: 'not named by any stage' }
    },
  })
  const history = () => events.flatMap((event) => (event.kind === 'laid-out' ? [] : [`${event.stage} ${event.kind}`]))
  return { finished, events, history, reaches }
}

/** A promise, and what resolves it. */
export const latch = () => {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  return { opened: promise, open: () => resolve(undefined) }
}

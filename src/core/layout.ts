/** Lays a pipeline out for one configuration: the steps that the runner takes, in the order in which they were placed. */
import type { Condition } from './condition.ts'
import type { PlacedStage } from './events.ts'
import type { Flow, Pipeline, Shortfall, Span } from './flow.ts'
import type { Needs, Node } from './node.ts'
import type { Stage } from './stage.ts'

/** A placed stage with its types forgotten; only the runner reads it. */
export interface Step<Ports> {
  readonly id: string
  readonly kind: string
  readonly title: string
  /** What the stage is about where there are several of its kind, for example a service's key. */
  readonly subject: string | null
  readonly uses: readonly (keyof Ports)[]
  readonly needs: Readonly<Record<string, string | readonly string[]>>
  readonly stoppedBy: readonly string[]
  /** The stages of other items; none unless it gives way to their failures. */
  readonly yieldsTo: readonly string[]
  readonly mode: Mode
  /** Makes the stage's input from the results of its needs and gives what runs it; null when there is nothing to do. */
  readonly prepare: (
    results: Readonly<Record<string, unknown>>,
    shortfall: Shortfall,
  ) => ((ports: Ports) => Promise<Outcome>) | null
}

export type Mode =
  | { readonly kind: 'required' }
  | { readonly kind: 'optional'; readonly condition: Condition }
  | { readonly kind: 'undo'; readonly of: string; readonly until: string }

export interface Outcome {
  /** What later stages may use. */
  readonly result: unknown
  /** What is recorded of it. */
  readonly recorded: unknown
}

export interface Layout<Ports> {
  readonly steps: readonly Step<Ports>[]
  /** Results that are known beforehand, by the id of their node. */
  readonly given: ReadonlyMap<string, unknown>
  /** The nodes of which one runs, by the id of the node that has its result. */
  readonly either: ReadonlyMap<string, readonly string[]>
}

/** @throws Error when two stages have the same id, or a node of another layout is named: a defect of the pipeline. */
export const layOut = <Ports, Config>(pipeline: Pipeline<Ports, Config>, config: Config): Layout<Ports> => {
  const steps = new Map<string, Step<Ports>>()
  const given = new Map<string, unknown>()
  const either = new Map<string, readonly string[]>()
  const isPlaced = (id: string): boolean => steps.has(id) || given.has(id) || either.has(id)
  const yielding = new Set<string>()
  const drawing: Drawing<Ports> = {
    place: (step) => {
      if (isPlaced(step.id)) throw new Error(`two stages have the id '${step.id}'`)
      const unknown = edgesOf(step).filter((id) => !isPlaced(id))
      if (unknown.length > 0)
        throw new Error(`'${step.id}' names '${unknown.join("', '")}', which is not in its pipeline`)
      steps.set(step.id, step)
    },
    join: (ids) => {
      const id = ids.join(' or ')
      either.set(id, ids)
      return id
    },
    yields: (id) => void yielding.add(id),
    give: (value) => {
      const id = `given ${given.size + 1}`
      if (steps.has(id)) throw new Error(`two stages have the id '${id}'`)
      given.set(id, value)
      return id
    },
  }
  pipeline(makeFlow(drawing, { subject: null, suffix: '', name: null, stoppedBy: [], beside: 'others' }), config)
  if (steps.size === 0) throw new Error('the pipeline places no stage')
  return {
    steps: [...steps.values()].map((step, _, all) => (yielding.has(step.id) ? yieldingTo(step, all) : step)),
    given,
    either,
  }
}

/** Known once all are placed: items name each other both ways, so these are no edges. */
const yieldingTo = <Ports>(step: Step<Ports>, all: readonly Step<Ports>[]): Step<Ports> => ({
  ...step,
  yieldsTo: all
    .filter(({ subject, mode }) => subject !== null && subject !== step.subject && mode.kind !== 'undo')
    .map(({ id }) => id),
})

/** The ids of all nodes that a step waits for. */
export const edgesOf = <Ports>({ needs, stoppedBy, mode }: Step<Ports>): readonly string[] => [
  ...Object.values(needs).flat(),
  ...stoppedBy,
  ...(mode.kind === 'undo' ? [mode.of, mode.until] : []),
  ...(mode.kind === 'optional' && mode.condition.kind === 'result' ? [mode.condition.node.id] : []),
]

/** What is known of a step before it runs. */
export const placedStage = <Ports>({ id, kind, title, subject, mode }: Step<Ports>): PlacedStage => ({
  id,
  kind,
  title,
  subject,
  undoes: mode.kind === 'undo' ? mode.of : null,
})

interface Drawing<Ports> {
  readonly place: (step: Step<Ports>) => void
  /** Takes a known result and gives the id of its node. */
  readonly give: (value: unknown) => string
  /** Takes the ids of which one runs, and gives the id of the node that has its result. */
  readonly join: (ids: readonly string[]) => string
  /** Notes that a stage gives way to failures of other items. */
  readonly yields: (id: string) => void
}

interface Placing {
  readonly subject: string | null
  readonly suffix: string
  readonly name: string | null
  readonly stoppedBy: readonly string[]
  /** `unless-they-fail`: stages give way to failures of other items. */
  readonly beside: 'others' | 'unless-they-fail'
}

const makeFlow = <Ports>(drawing: Drawing<Ports>, placing: Placing): Flow<Ports> => {
  const place =
    (mode: Mode) =>
    <Kind extends string, In, Out extends object, P extends keyof Ports, Recorded>(
      stage: Stage<Ports, Kind, In, Out, P, Recorded>,
      needs: Needs,
      // `Flow` has proved what `input` takes; the runner hands in exactly the needed results.
      input: (results: never, shortfall: Shortfall) => In | null,
    ): Node<never> => {
      const id = `${placing.name ?? stage.kind}${placing.suffix}`
      drawing.place({
        ...describe(stage, id, placing),
        yieldsTo: [],
        needs: Object.fromEntries(Object.entries(needs).map(([name, nodes]) => [name, idsOf(nodes)])),
        mode,
        prepare: (results, shortfall) => {
          const given = input(results as never, shortfall)
          if (given === null) return null
          return async (ports) => {
            const result = await stage.run(given, ports)
            return { result, recorded: stage.record(result) }
          }
        },
      })
      if (placing.beside === 'unless-they-fail') drawing.yields(id)
      return { id }
    }
  const changed = (change: Partial<Placing>): Flow<Ports> => makeFlow(drawing, { ...placing, ...change })
  return {
    stage: place({ kind: 'required' }),
    optional: (condition) => ({ stage: place({ kind: 'optional', condition }) }),
    undo: ({ of, until }: Span) => ({
      stage: (...placed) => void place({ kind: 'undo', of: of.id, until: until.id })(...placed),
    }),
    either: (...nodes) => ({ id: drawing.join(nodes.map(({ id }) => id)) }),
    given: (value) => ({ id: drawing.give(value) }),
    stoppedBy: (...nodes) => changed({ stoppedBy: [...placing.stoppedBy, ...nodes.map(({ id }) => id)] }),
    unlessOthersFail: () => changed({ beside: 'unless-they-fail' }),
    named: (name) => changed({ name }),
    each: (items, placeItem) =>
      items.map((item) =>
        placeItem(
          changed({ subject: item.key, suffix: items.length === 1 ? placing.suffix : `${placing.suffix} ${item.key}` }),
          item,
        ),
      ),
  }
}

const describe = <Ports, Kind extends string, In, Out extends object, P extends keyof Ports, Recorded>(
  { kind, title, uses }: Stage<Ports, Kind, In, Out, P, Recorded>,
  id: string,
  { subject, stoppedBy }: Placing,
) => ({ id, kind, title, subject, uses, stoppedBy })

const idsOf = (nodes: Node<unknown> | readonly Node<unknown>[]): string | readonly string[] =>
  isOne(nodes) ? nodes.id : nodes.map(({ id }) => id)

const isOne = (nodes: Node<unknown> | readonly Node<unknown>[]): nodes is Node<unknown> => 'id' in nodes

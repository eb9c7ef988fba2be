/**
 * A pipeline is a table of stages and edges. A stage may only need stages that stand above it, so there is no cycle, and a
 * wrong edge, a missing input, an undeclared result or an undeclared port does not compile.
 */
import type { Ports } from '../ports/ports.ts'
import type { Stage } from './stage.ts'

/** A row of the table with its types forgotten; only the runner reads it. */
export interface Step<Config> {
  readonly id: string
  readonly title: string
  readonly uses: readonly (keyof Ports)[]
  readonly needs: readonly string[]
  readonly stopWith: readonly string[]
  readonly run: (results: Readonly<Record<string, unknown>>, config: Config, ports: Ports) => Promise<unknown>
}

export interface Wiring<Config, Results, Needs extends keyof Results, StopWith extends keyof Results, In> {
  /** The stages whose results it takes; it starts when all of them have succeeded. */
  readonly needs: readonly Needs[]
  /** Running stages whose failure makes this one's work worthless: it is stopped when one of them fails. */
  readonly stopWith?: readonly StopWith[]
  readonly input: (results: Pick<Results, Needs>, config: Config) => NoInfer<In>
}

type Fresh<Id extends string, Results> = Id extends keyof Results ? never : Id

export class Pipeline<Config, Results extends object> {
  readonly steps: readonly Step<Config>[]
  /** Type only: the results by stage id. */
  declare readonly results: Results

  private constructor(steps: readonly Step<Config>[]) {
    this.steps = steps
  }

  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the results of no stage
  static for<Config>(): Pipeline<Config, {}> {
    return new Pipeline([])
  }

  /** This pipeline and one more stage. */
  add<
    Id extends string,
    In,
    Out,
    P extends keyof Ports,
    Needs extends keyof Results & string,
    StopWith extends keyof Results & string = never,
  >(
    stage: Stage<Fresh<Id, Results> & Id, In, Out, P>,
    wiring: Wiring<Config, Results, Needs, StopWith, In>,
  ): Pipeline<Config, Results & Readonly<Record<Id, Out>>> {
    const step: Step<Config> = {
      id: stage.id,
      title: stage.title,
      uses: stage.uses,
      needs: wiring.needs,
      stopWith: wiring.stopWith ?? [],
      // The cast forgets a type that `Wiring` has just proved: the runner hands in exactly the needed results.
      run: (results, config, ports) =>
        stage.run(wiring.input(results as unknown as Pick<Results, Needs>, config), ports),
    }
    return new Pipeline<Config, Results & Readonly<Record<Id, Out>>>([...this.steps, step])
  }
}

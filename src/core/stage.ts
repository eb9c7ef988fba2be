/**
 * A stage: typed in, typed out, and only the ports that it names. What it returns may be used by later stages; what it records of
 * that is plain, serialisable data without a secret, and is all that reports see.
 */

export interface Stage<Ports, Kind extends string, In, Out extends object, P extends keyof Ports, Recorded> {
  /** One lower-case word. Reports ask for kinds; the same stage may be placed several times in a pipeline. */
  readonly kind: Kind
  readonly title: string
  /** The only ports that it is handed. */
  readonly uses: readonly P[]
  // A property, not a method: methods are bivariant, and a missing input field would compile.
  /** A stage that fails although it knows something throws a ShipError with that as `result`, in the shape of `Recorded`. */
  readonly run: (input: In, ports: Pick<Ports, P>) => Promise<Out>
  /** What is recorded of the result: no environment, no secret, nothing that only later stages need. */
  readonly record: (result: Out) => Recorded
}

/** A mutant, and the test that it must die in. */

/** A piece of a source file and what replaces it; the piece occurs there exactly once. */
export interface Change {
  readonly file: string
  readonly text: string
  readonly replacement: string
}

export interface Mutant {
  readonly name: string
  readonly changes: readonly Change[]
  /** The file in `__tests__/scenarios/`, and words of the name of the test that must fail. */
  readonly killedBy: { readonly file: string; readonly test: string }
}

type Row = readonly [name: string, file: string, text: string, replacement: string, test: string]

/** The mutants of one file of scenarios. */
export const mutantsOf = (scenarios: string, rows: readonly Row[]): readonly Mutant[] =>
  rows.map(([name, file, text, replacement, test]) => ({
    name,
    changes: [{ file: `src/${file}`, text, replacement }],
    killedBy: { file: scenarios, test },
  }))

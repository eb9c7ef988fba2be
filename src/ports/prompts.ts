/** Questions to a person at a terminal. */

export interface Choice {
  readonly value: string
  readonly hint: string
}

/** Null: the person has cancelled. */
export interface Prompts {
  readonly open: (title: string) => void
  /** @param problem what is wrong with an answer; null where nothing is */
  readonly text: (question: {
    readonly message: string
    readonly initial: string
    readonly problem: (value: string) => string | null
  }) => Promise<string | null>
  readonly one: (question: {
    readonly message: string
    readonly choices: readonly Choice[]
    readonly initial: string
  }) => Promise<string | null>
  readonly several: (question: {
    readonly message: string
    readonly choices: readonly Choice[]
    readonly initial: readonly string[]
  }) => Promise<readonly string[] | null>
}

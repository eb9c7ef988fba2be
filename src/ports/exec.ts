/** Programs, run to their end. */

export interface Command {
  /** The program and its arguments; never a shell line, never a secret. */
  readonly argv: readonly [string, ...string[]]
  /** The whole names of the environment variables that the child gets; it inherits nothing else. */
  readonly inherit: readonly string[]
  /** Variables set for the child on top of the inherited ones. */
  readonly set?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly stdin?: string
  /** Exit codes that are an answer, not a failure; `[0]` when absent. */
  readonly okExitCodes?: readonly number[]
  /**
   * Where the lines of the output go as they come. `log`: to the stage's log. `when-failed`: to its debug log, and if the command
   * fails, all of them to its log. `quiet`: nowhere; only the result has them.
   */
  readonly output: 'log' | 'when-failed' | 'quiet'
  /** With `when-failed`: the lines that go to the log also while the command runs. Called for every line, in order. */
  readonly isNews?: (line: string) => boolean
  readonly timeoutMs?: number
}

export interface CommandResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export interface Exec {
  /** Runs a program and its children to their end. @throws CommandError */
  readonly run: (command: Command) => Promise<CommandResult>
}

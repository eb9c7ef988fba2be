/** Programs, started and awaited. */

export interface Command {
  /** The program and its arguments; never a shell line, never a secret. */
  readonly argv: readonly [string, ...string[]]
  /** Names of environment variables, or `PREFIX_*`, that the child gets; it inherits nothing else. */
  readonly inherit: readonly string[]
  /** Variables set for the child on top of the inherited ones. */
  readonly set?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly stdin?: string
  /** Exit codes that are an answer, not a failure; `[0]` when absent. */
  readonly okExitCodes?: readonly number[]
  /** `log`: each line goes to the stage's log as it comes. `quiet`: only the result has it. */
  readonly output: 'log' | 'quiet'
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

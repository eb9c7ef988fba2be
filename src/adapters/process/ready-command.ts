/** A command that is ready to be started. */
import type { Command } from '../../ports/exec.ts'
import type { Captured } from './child-output.ts'

export interface ReadyCommand {
  readonly command: Command
  /** The file of the program. */
  readonly program: string
  /** Everything that the child gets. */
  readonly environment: NodeJS.ProcessEnv
  readonly captured: Captured
  readonly signal: AbortSignal
}

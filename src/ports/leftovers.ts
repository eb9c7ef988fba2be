/** What a run leaves outside of its private folders. */
import type { Command } from './exec.ts'

export type RemoveCommand = Pick<Command, 'argv' | 'inherit'>

export interface Leftovers {
  /**
   * Takes the command that removes something when the run ends, whatever its result; several run one after another, also where one fails. It may
   * find nothing to remove.
   */
  readonly removeAtEnd: (command: RemoveCommand, ...then: readonly RemoveCommand[]) => void
}

/** Removes at the end of a run what it left outside of its private folders. */
import type { Leftovers, RemoveCommand } from '../ports/leftovers.ts'
import { makeExec } from './process/exec.ts'

/** A cancelled run that takes longer is killed by the runner; the daemon then still completes what it was asked to do. */
const REMOVE_TIMEOUT_MS = 10_000

export interface RemovableLeftovers extends Leftovers {
  /** Runs the commands. One that fails is ignored: what it removes may be gone, and it does not change the run's result. */
  readonly removeAll: () => Promise<void>
}

/** Not bound to the run's abort signal: a cancelled run removes its leftovers too. */
export const makeLeftovers = (environment: NodeJS.ProcessEnv): RemovableLeftovers => {
  const chains: (readonly RemoveCommand[])[] = []
  const exec = makeExec({
    environment,
    signal: new AbortController().signal,
    onLine: () => undefined,
    redact: (text) => text,
  })
  const remove = async (command: RemoveCommand): Promise<void> => {
    await exec.run({ ...command, output: 'quiet', timeoutMs: REMOVE_TIMEOUT_MS }).catch(() => undefined)
  }
  const inOrder = async (commands: readonly RemoveCommand[]): Promise<void> => {
    for (const command of commands) await remove(command)
  }
  return {
    removeAtEnd: (...commands) => void chains.push(commands),
    removeAll: async () => {
      await Promise.all(chains.map(inOrder))
    },
  }
}

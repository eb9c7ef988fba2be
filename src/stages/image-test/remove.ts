/** Removes the container and the network of an image test, and those of runs that were killed; part of the image-test stage. */
import { LIST_COMMANDS, leftBehind, removeCommands } from '../../domain/image-test/container-order.ts'
import { CommandError } from '../../errors/command-error.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Docker } from '../push/docker.ts'

/** What cannot be removed now is tried again at the end of the run. */
export const removeNow = async (name: string, docker: Docker): Promise<void> => {
  for (const args of removeCommands(name)) await docker.run('quiet', args).catch(() => undefined)
}

/** A run that the runner kills removes nothing. What cannot be listed is left. */
export const removeLeftBehind = async (docker: Docker, { clock, log }: Pick<Ports, 'clock' | 'log'>): Promise<void> => {
  const lists = await Promise.all(LIST_COMMANDS.map((args) => listed(args, docker)))
  for (const name of leftBehind(lists, clock.now())) {
    log.info(`removing ${name}, which a run that was killed has left`)
    await removeNow(name, docker)
  }
}

const LIST_MS = 60_000

const listed = async (args: readonly string[], docker: Docker): Promise<string> => {
  try {
    return (await docker.run('quiet', args, { timeoutMs: LIST_MS })).stdout
  } catch (thrown) {
    if (thrown instanceof CommandError) return ''
    throw thrown
  }
}

/** What would end the process in the middle of a run, without outputs and summary. */

/**
 * Takes every error that nothing catches (Node turns an unhandled rejection into one), and lets a closed output be: `| head` and a
 * terminal that has gone are no reason to leave a deployment alone.
 */
export const watchForDefects = (onDefect: (error: unknown) => void): void => {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  process.on('uncaughtException', onDefect)
}

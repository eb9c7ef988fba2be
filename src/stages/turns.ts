/** Work that must not happen twice at the same time: each waits for the one before it. */

/** Of each key, the last work that was started: a Map, or a WeakMap. */
interface LastWork<Key> {
  readonly get: (key: Key) => Promise<unknown> | undefined
  readonly set: (key: Key, work: Promise<unknown>) => unknown
}

/** Gives the function that runs work in turn with all other work of the same key, also after one that failed. */
export const makeTurns =
  <Key>(last: LastWork<Key>) =>
  <Result>(key: Key, work: () => Promise<Result>): Promise<Result> => {
    const result = (last.get(key) ?? Promise.resolve()).then(work)
    last.set(
      key,
      result.catch(() => undefined),
    )
    return result
  }

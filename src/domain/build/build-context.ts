/** Where a build context comes from. */

/** Whether docker fetches the context itself: a URL or a Git remote (docker docs, "Build context", "Remote context"). */
export const isRemote = (context: string): boolean =>
  /^(?:https?|git|ssh):\/\//.test(context) || /^(?:git@|github\.com\/)/.test(context)

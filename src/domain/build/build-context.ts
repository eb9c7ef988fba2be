/** Where a build context comes from. */

/** `user@host:path`, as ssh and git write it. */
const SCP = /^[\w-]+@[\w.-]+:/

/**
 * Whether a context has the form of what docker fetches itself: a URL, `user@host:path`, or the short `github.com/owner/name`, each with an
 * optional `#ref:directory` (docker docs, "Build context", "Remote context"). Docker takes a directory of that name first, so the build
 * stage stops when there is one: the same words then always mean the same sources. Everything else is a directory; `-` too, because a
 * run has no standard input.
 */
export const isRemote = (context: string): boolean =>
  /^(?:https?|git|ssh):\/\//i.test(context) || /^(?:git@|github\.com\/)/.test(context) || SCP.test(context)

/** Whether docker fetches a context by SSH; buildx then gives the build the user's agent unasked (docker/buildx, commands/build.go). */
export const isBySsh = (context: string): boolean => /^ssh:\/\//i.test(context) || SCP.test(context)

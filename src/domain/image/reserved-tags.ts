/** The tags that only ship-to-ecs itself sets: a promotion and a re-run take their word for what a run has proved. Pure. */

/** `run-<id>-<hash>`, by which a re-run finds its image. */
const RUN_MARK = /^run-\d{1,20}-[0-9a-f]{12}$/u
/** `passed-<environment>-<commit>`, which a promotion asks for; or with a digest in the place of the commit. */
const PASSED_MARK = /^passed-.+-[0-9a-f]{40}(?:[0-9a-f]{24})?$/u

/** Whether a tag has the form of the mark of a run. */
export const isRunMark = (tag: string): boolean => RUN_MARK.test(tag)

/** Whether no template of a tag may give this one. */
export const isReservedTag = (tag: string): boolean => isRunMark(tag) || PASSED_MARK.test(tag)

/** How a deployment is looked at: the pace of the stages that ask ECS again and again. */

/** ECS refills 20 of these calls each second for the whole account (ECS API throttling), so some calls in 3 s are modest. */
export const LOOK_AGAIN_MS = 3000
/** While tasks are read as well, so that all of it stays within 45 calls a minute. */
export const LOOK_AGAIN_BESIDE_TASKS_MS = 4000
/** A call that takes longer is lost. */
export const LONGEST_LOOK_MS = 10_000

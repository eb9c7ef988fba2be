/** The stages that a run can wait for, in ECS's own order: those in which the new tasks run, so that the image can be confirmed. */
export const WAIT_STAGES = [
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP',
] as const

/**
 * The stages of a deployment that ECS shifts by itself (BLUE_GREEN, LINEAR, CANARY). ECS API Reference, ServiceDeployment, lifecycleStage; the
 * enum there lacks PRE_PRODUCTION_TRAFFIC_SHIFT, which its text lists. A rolling deployment has none.
 */
const ORDER = ['RECONCILE_SERVICE', 'PRE_SCALE_UP', 'SCALE_UP', ...WAIT_STAGES] as const

type Stage = (typeof ORDER)[number]

/** Until when a run waits: the end of the deployment, the time at which the new tasks serve, or a stage. */
export const WAITS = ['stable', 'serving', ...WAIT_STAGES] as const
export type WaitUntil = (typeof WAITS)[number]

/** What ends a wait before ECS has finished. */
export type Milestone = Exclude<WaitUntil, 'stable'>

/** Whether a stage is the wanted one or a later one: a look every 3 s skips short stages. A stage that is newer than this code is none of them. */
export const isAtOrAfter = (stage: string | undefined, wanted: Stage): boolean => {
  const position = ORDER.findIndex((one) => one === stage)
  return position >= ORDER.indexOf(wanted)
}

/** `PRODUCTION_TRAFFIC_SHIFT` is repeated for each step (LINEAR, CANARY), so all traffic has moved only after it. */
export const hasAllTraffic = (stage: string | undefined, productionWeight: number | null): boolean =>
  isAtOrAfter(stage, 'POST_PRODUCTION_TRAFFIC_SHIFT') && (productionWeight ?? 100) === 100

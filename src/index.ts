/** The entry of the action: the runner starts this file for main. No guard: it always runs. */
import { runAction } from './action.ts'
import { PIPELINES } from './pipelines/pipelines.ts'

await runAction(PIPELINES)

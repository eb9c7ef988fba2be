/** The entry of the action: the runner starts this file for main and for post. No guard: it always runs. */
import { run } from './action.ts'

await run()

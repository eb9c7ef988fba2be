/** The action with a pipeline that undoes a deployment which does not succeed. */
import { runAction } from '../../../src/action.ts'
import { holdSignals } from '../../../src/early-signals.ts'
import { PIPELINES } from '../../../src/pipelines/pipelines.ts'
import { undone } from '../undone.ts'

await runAction(() => Promise.resolve({ ...PIPELINES, ship: undone }), holdSignals())

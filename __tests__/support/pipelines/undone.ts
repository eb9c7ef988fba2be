/** The action with a pipeline that undoes a deployment which does not succeed. */
import { runAction } from '../../../src/action.ts'
import { hostOfAction } from '../../../src/host-of-action.ts'
import { holdSignals } from '../../../src/early-signals.ts'
import { PIPELINES } from '../../../src/pipelines/pipelines.ts'
import { undone } from '../undone.ts'

await runAction({
  loadPipelines: () => Promise.resolve({ ...PIPELINES, ship: undone }),
  signals: holdSignals(),
  hostOf: hostOfAction,
})

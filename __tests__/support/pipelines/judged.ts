/** The action with a pipeline that judges findings of the test's by the policy of the settings: nothing is built or deployed. */
import { runAction } from '../../../src/action.ts'
import { hostOfAction } from '../../../src/host-of-action.ts'
import { holdSignals } from '../../../src/early-signals.ts'
import type { Flow } from '../../../src/core/flow.ts'
import { PIPELINES } from '../../../src/pipelines/pipelines.ts'
import type { Ports } from '../../../src/ports/ports.ts'
import type { Config } from '../../../src/settings/config.ts'
import { enforceGate } from '../../../src/stages/gate.ts'
import { judgeFindings } from '../../../src/stages/judge.ts'
import { foundByTrivy } from '../sample-results.ts'

const judged = (flow: Flow<Ports>, c: Config): void => {
  const scans = [flow.given(foundByTrivy)]
  const judgement = flow.stage(judgeFindings, { scans }, (r) => ({ ...c, ...r }))
  flow.stage(enforceGate, { judgement }, (r) => r.judgement)
}

await runAction({
  loadPipelines: () => Promise.resolve({ ...PIPELINES, ship: judged }),
  signals: holdSignals(),
  hostOf: hostOfAction,
})

/** Stage `judge`: one judgement on all scans, by the policy and the exceptions. It never fails; the gate enforces it. */
import { defineStage } from '../ports/stage.ts'
import { judge, type Judged, type JudgeInput } from '../domain/scan/judged.ts'

export const judgeFindings = defineStage({
  kind: 'judge',
  title: 'Judge the findings',
  uses: ['clock'],
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one has nothing to wait for
  run: async (input: Omit<JudgeInput, 'today'>, { clock }): Promise<Judged> =>
    judge({ ...input, today: new Date(clock.now()).toISOString().slice(0, 'YYYY-MM-DD'.length) }),
  record: (judged) => judged,
})

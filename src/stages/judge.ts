/** Stage `judge`: one judgement on all scans, by the policy and the exceptions. It never fails; the gate enforces it. */
import { defineStage } from '../ports/stage.ts'
import { dayOf } from '../domain/scan/exceptions/days.ts'
import { sourceInWords, useLines, proposedInWords } from '../domain/scan/exceptions/in-words.ts'
import { soonInWords } from '../domain/scan/soon-in-words.ts'
import { judge, type Judged, type JudgeInput } from '../domain/scan/judged.ts'

export const judgeFindings = defineStage({
  kind: 'judge',
  title: 'Judge the findings',
  uses: ['clock', 'log'],
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one has nothing to wait for
  run: async (input: Omit<JudgeInput, 'today'>, { clock, log }): Promise<Judged> => {
    const judged = judge({ ...input, today: dayOf(clock.now()) })
    const { exceptions } = judged
    const soon = soonInWords(judged.soon)
    const about = [
      sourceInWords(exceptions.source),
      ...useLines(exceptions),
      proposedInWords(exceptions),
      soon && `${soon.title}: ${soon.each.join('; ')}`,
    ]
    for (const line of about) if (line !== null) log.info(line)
    return judged
  },
  record: (judged) => judged,
})

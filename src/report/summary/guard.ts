/** In the summary: the guarded settings that were not taken from the checkout. */
import { guardSentence } from '../../domain/trust/guard-report.ts'
import { prose } from '../hostile.ts'
import type { RunRecord } from '../record.ts'
import { text, type Block } from './markdown-blocks.ts'

/** Nothing when the checkout is trusted, or says the same. */
export const guardSection = ({ guard }: RunRecord): readonly Block[] => {
  const sentence = guard === null ? null : guardSentence(guard)
  return sentence === null ? [] : [text(`⚠️ ${prose(sentence, 1500)}.`)]
}

/** What the policy blocks, in one line: below what blocks, or with the scans where nothing does. */
import { policyInWords } from '../../domain/scan/policy.ts'
import { sparedInWords } from '../../domain/scan/compared-in-words.ts'
import type { Judged } from '../../domain/scan/judged.ts'
import { prose } from '../hostile.ts'
import { text, type Block } from './markdown-blocks.ts'

/** Nothing before the judgement. */
export const policyLine = (judged: Judged | undefined): readonly Block[] => {
  if (judged === undefined) return []
  const words = policyInWords(judged.policy, judged.running === undefined ? 'new' : 'running')
  const spared = sparedInWords(judged)
  const sentences = [words, ...(spared === null ? [] : [spared]), 'Other findings are only reported']
  return [text(`**Policy:** ${prose(sentences.join('. '), 1800)}.`)]
}

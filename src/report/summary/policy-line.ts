/** What the policy blocks, in one line: below what blocks, or with the scans where nothing does. */
import { policyInWords } from '../../domain/scan/policy.ts'
import type { Judged } from '../../domain/scan/judged.ts'
import { prose } from '../hostile.ts'
import { text, type Block } from './markdown-blocks.ts'

/** Nothing before the judgement. */
export const policyLine = (judged: Pick<Judged, 'policy'> | undefined): readonly Block[] =>
  judged === undefined
    ? []
    : [text(`**Policy:** ${prose(policyInWords(judged.policy), 1500)}. Other findings are only reported.`)]

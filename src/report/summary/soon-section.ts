/** What will block soon, in the summary and in the comment: a short list with days. */
import { withShortDigests } from '../../domain/image/digest.ts'
import type { BlocksSoon } from '../../domain/scan/blocks-soon.ts'
import { soonInWords } from '../../domain/scan/soon-in-words.ts'
import { prose } from '../hostile.ts'
import { text, type Block } from './markdown-blocks.ts'

const LONGEST = 400

/** Nothing where nothing will. */
export const soonBlocks = (soon: readonly BlocksSoon[] | undefined): readonly Block[] => {
  const words = soonInWords(soon)
  if (words === null) return []
  return [
    text(`⏳ **${prose(words.title)}**`),
    text(words.each.map((line) => `- ${prose(withShortDigests(line), LONGEST)}`).join('\n')),
  ]
}

/** Folded below the findings that block: the entries of the exceptions file that would accept them, ready to be copied. */
import { acceptingFile } from '../../domain/scan/exceptions/in-words.ts'
import { entryLines, suggestedEntries } from '../../domain/scan/exceptions/suggested-entries.ts'
import { blockersOf } from '../../domain/scan/gate-verdict.ts'
import type { Judged } from '../../domain/scan/judged.ts'
import { codeBlock, prose } from '../hostile.ts'
import { resultsOf, type RunRecord } from '../record.ts'
import { plural } from './counted.ts'
import { details, text, type Block } from './markdown-blocks.ts'

/** Whoever accepts more than that at once has another problem. */
const MOST_ENTRIES = 50

/** Nothing where a scanner broke: what it would have found is not known. */
export const acceptSection = (record: RunRecord): readonly Block[] => resultsOf(record, 'judge').flatMap(blocksOf)

const blocksOf = ({ verdict, exceptions: { suggestedEnd, source } }: Judged): readonly Block[] => {
  if (verdict.kind === 'broke' || suggestedEnd === null) return []
  const entries = suggestedEntries(blockersOf(verdict).map(({ finding }) => finding))
  if (entries.length === 0) return []
  const shown = entries.slice(0, MOST_ENTRIES).map((entry) => entryLines(entry, suggestedEnd))
  const first = entries.length > MOST_ENTRIES ? `The first ${MOST_ENTRIES} of ${entries.length}. ` : ''
  return details(`Accept instead: ${plural(entries.length, 'entry')} to copy`, [
    text(
      prose(
        `${first}Fix what can be fixed. What is accepted goes into ${acceptingFile(source)}, each with your reason and owner:`,
      ),
    ),
    text(codeBlock(['exceptions:', ...shown].join('\n'), 'yaml')),
  ])
}

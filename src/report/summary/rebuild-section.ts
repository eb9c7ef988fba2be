/** What a rebuild of each running image on today's base image would fix. */
import { withShortDigests } from '../../domain/image/digest.ts'
import { rebuildInWords } from '../../domain/scan/rebuild.ts'
import { codeSpan, prose } from '../hostile.ts'
import { resultOf, type RunRecord } from '../record.ts'
import { blockersIn } from '../scans.ts'
import { text, type Block } from './markdown-blocks.ts'

/** Images of which more than that there is none is to be said; the log and the reports have all. */
const SHOWN = 50

/** A line for each image; nothing but in a rescan. */
export const rebuildSection = (record: RunRecord): readonly Block[] => {
  const images = resultOf(record, 'rebuilds')?.images ?? []
  const blockers = blockersIn(record).map(({ finding }) => finding)
  const lines = images.slice(0, SHOWN).map(({ image, platform, rebuild }) => {
    const own = blockers.filter(({ sideCar }) => sideCar?.image === image && sideCar.platform === platform)
    return `- ${codeSpan(withShortDigests(image), 200)}: ${prose(withShortDigests(rebuildInWords(rebuild, own)))}`
  })
  if (lines.length === 0) return []
  const more = images.length > SHOWN ? [`- and ${images.length - SHOWN} more, in the log`] : []
  return [text("### 🧱 A rebuild on today's base images"), text([...lines, ...more].join('\n'))]
}

/** What a comparison with the baseline says, in a sentence or two. */
import type { Comparison } from './comparison.ts'
import { countsInWords, SOURCES, type Finding, type SourceName } from './findings.ts'
import { ownerInWords } from './describe.ts'
import type { Compared, ComparedSideCar } from './spared.ts'

/** `Compared with registry/hello@sha256:…, this image adds 2 HIGH, 1 FATAL of Dockle and fixes 4 LOW; 12 findings were there before.` */
export const comparedInWords = (compared: Compared): string => {
  if (compared.kind === 'not-compared')
    return compared.why === 'first'
      ? `There is no baseline: ${compared.because}. The whole policy applies.`
      : `The baseline could not be read, so the whole policy applies: ${compared.because}`
  return `Compared with ${compared.images.join(' and ')}, this image ${changedInWords(compared)}.`
}

/** `Side-car nginx:1.29 of the container proxy (linux/amd64), compared with nginx@sha256:…: it adds nothing …`. */
export const sideCarComparedInWords = ({ sideCar, compared }: ComparedSideCar): string => {
  const name = `Side-car${ownerInWords(' ', { sideCar })}`
  if (compared.kind === 'not-compared') return `${name}: not compared, so the whole policy applies: ${compared.because}`
  const { images, added } = compared
  if (images.length === 0) return `${name}: new, so all its findings are new: ${levelsInWords(added)}.`
  return `${name}, compared with ${images.join(' and ')}: it ${changedInWords(compared)}.`
}

const changedInWords = ({ added, fixed, there }: Comparison): string => {
  const before = there.length === 1 ? '1 finding was' : `${there.length === 0 ? 'no' : there.length} findings were`
  return `adds ${levelsInWords(added)} and fixes ${levelsInWords(fixed)}; ${before} there before`
}

/** Each number in the words of its own source, because their scales are not the same; those of Trivy need no name. */
const levelsInWords = (findings: readonly Finding[]): string =>
  SOURCE_NAMES.flatMap((source) => {
    const counts = countsInWords(
      source,
      findings.filter((finding) => finding.source === source),
    )
    const of = source === 'trivy' ? '' : ` of ${SOURCES[source].name}`
    return counts === '' ? [] : counts.split(', ').map((count) => count + of)
  }).join(', ') || 'nothing'

// `Object.keys` widens the names.
const SOURCE_NAMES = Object.keys(SOURCES) as readonly SourceName[]

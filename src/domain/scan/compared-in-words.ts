/** What a comparison with the baseline says, in a sentence or two. */
import type { Comparison } from './comparison.ts'
import { countsInWords, SOURCES, type Finding, type SourceName } from './findings.ts'
import { ownerInWords } from './describe.ts'
import type { Compared, ComparedSideCar } from './spared.ts'

/** `Compared with registry/hello@sha256:…, this image adds 2 HIGH, 1 FATAL of Dockle and fixes 4 LOW; 12 earlier findings remain.` */
export const comparedInWords = (compared: Compared): string => {
  if (compared.kind === 'not-compared')
    return compared.why === 'first'
      ? `There is no baseline: ${compared.because}. The whole policy applies.`
      : `The baseline could not be read, so the whole policy applies: ${compared.because}`
  return `Compared with ${compared.images.join(' and ')}, this image ${changedInWords(compared)}.`
}

/** `Side-car nginx:1.29 of the container proxy (linux/amd64), compared with nginx@sha256:…: it adds nothing …`. */
export const sideCarComparedInWords = ({ sideCar, compared }: ComparedSideCar): string => {
  const name = sideCar.ofRun === true ? `For ${sideCar.platform}` : `Side-car${ownerInWords(' ', { sideCar })}`
  if (compared.kind === 'not-compared') return `${name}: not compared, so the whole policy applies: ${compared.because}`
  const { images, added } = compared
  if (images.length === 0) return `${name}: new, so all its findings are new: ${levelsInWords(added)}.`
  return `${name}, compared with ${images.join(' and ')}: it ${changedInWords(compared)}.`
}

const changedInWords = ({ added, fixed, there }: Comparison): string => {
  const rest =
    there.length > 1 ? `${there.length} earlier findings remain` : `${there.length || 'no'} earlier finding remains`
  return `adds ${levelsInWords(added)} and fixes ${levelsInWords(fixed)}; ${rest}`
}

interface Comparisons {
  readonly compared?: Compared
  readonly comparedSideCars?: readonly ComparedSideCar[]
}

/** How the policy applies to what the baseline has, too; null where nothing was compared. As `sparedBy` in `spared.ts` does it. */
export const sparedInWords = ({ compared, comparedSideCars = [] }: Comparisons): string | null => {
  const all = [...(compared === undefined ? [] : [compared]), ...comparedSideCars.map((one) => one.compared)]
  const one = all.find(({ kind }) => kind === 'compared')
  if (one?.kind !== 'compared') return null
  const from =
    one.days === 0
      ? ''
      : `vulnerabilities block only from ${one.days === 1 ? '1 day' : `${one.days} days`} after their publication (\`baseline-days\`), at once where that day is not known; `
  return `Of what the baseline has, too, ${from}misconfigurations and licenses do not block`
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

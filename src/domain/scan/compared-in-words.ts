/** What a comparison with the baseline says, in a sentence or two. */
import { severitiesInWords } from './findings.ts'
import type { Compared } from './spared.ts'

/** `Compared with registry/hello@sha256:…, this image adds 2 HIGH and fixes 1 CRITICAL, 4 LOW; 12 findings were there before.` */
export const comparedInWords = (compared: Compared): string => {
  if (compared.kind === 'not-compared')
    return compared.why === 'first'
      ? `There is no baseline: ${compared.because}. The whole policy applies.`
      : `The baseline could not be read, so the whole policy applies: ${compared.because}`
  const { images, added, fixed, there } = compared
  const before = there.length === 1 ? '1 finding was' : `${there.length === 0 ? 'no' : there.length} findings were`
  return `Compared with ${images.join(' and ')}, this image adds ${severitiesInWords(added)} and fixes ${severitiesInWords(fixed)}; ${before} there before.`
}

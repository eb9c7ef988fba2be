/** Which findings are of the base image, and what would fix them. */
import { candidatesOf, familiarName, type FoundBase } from '../image/base-layers.ts'
import { findingsOfBase } from './base-fixes.ts'
import { severitiesInWords, type Finding } from './findings.ts'
import { checkedInWords, type NewerBases } from './newer-bases.ts'

export interface BaseFacts {
  readonly base: FoundBase
  /** Null where they were not scanned. */
  readonly newer: NewerBases | null
}

/** Takes Trivy's findings. Null where there is no base, and where it has no finding. A finding whose layer is not known is our own. */
export const baseInWords = ({ base, newer }: BaseFacts, findings: readonly Finding[]): string | null => {
  if (base.kind === 'scratch' || findings.length === 0) return null
  if (base.kind === 'unknown') return `Which findings are of the base image is not known: ${base.because}.`
  const ofBase = findingsOfBase(findings, base.layers)
  if (ofBase.length === 0) return null
  const where = `the base image ${base.reference} (line ${base.line} of the Dockerfile)`
  const own = findings.length - ofBase.length
  const split = `In the layers of ${where}: ${severitiesInWords(ofBase)}; of our own: ${own === 0 ? 'none' : own}.`
  return [split, ...(newer === null ? notScanned(base) : newer.bases.map(checkedInWords))].join(' ')
}

const notScanned = (base: Extract<FoundBase, { kind: 'found' }>): readonly string[] => {
  const candidates = candidatesOf(base)
  if (candidates.length > 0)
    return candidates.map(({ name, reached }) =>
      reached === 'by-tag'
        ? `Newer: \`${familiarName(name)}\`, not checked.`
        : `The registry has a newer image of this name, not checked.`,
    )
  return base.newer.sameTag === 'same' ? ['The registry has no newer image of this name.'] : []
}

/** Which findings are of the base image, and what is newer than it. */
import type { FoundBase, NewerBase } from '../image/base-layers.ts'
import { findingsOfBase } from './base-fixes.ts'
import { severitiesInWords, type Finding } from './findings.ts'

/** Null where there is no base, and where it has no finding. A finding whose layer is not known is our own. */
export const baseInWords = (base: FoundBase, findings: readonly Finding[]): string | null => {
  if (base.kind === 'scratch' || findings.length === 0) return null
  if (base.kind === 'unknown') return `Which findings are of the base image is not known: ${base.because}.`
  const ofBase = findingsOfBase(findings, base.layers)
  if (ofBase.length === 0) return null
  const where = `the base image ${base.reference} (line ${base.line} of the Dockerfile)`
  const own = findings.length - ofBase.length
  return `In the layers of ${where}: ${severitiesInWords(ofBase)}; of our own: ${own === 0 ? 'none' : own}. ${newerInWords(base.newer)}`.trim()
}

/** Nobody has scanned it. */
const newerInWords = ({ sameTag, tag }: NewerBase): string => {
  const moved =
    sameTag === 'moved' ? ['The registry has a newer image of this name, not checked: build with `pull: true`.'] : []
  const higher = tag === null ? [] : [`Newer: ${tag}, not checked.`]
  if (moved.length + higher.length > 0) return [...moved, ...higher].join(' ')
  return sameTag === 'same' ? 'The registry has no newer image of this name.' : ''
}

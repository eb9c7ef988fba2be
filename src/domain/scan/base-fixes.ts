/** What another image in place of the base would fix: the findings in the layers of the base that this image does not have. Pure. */
import type { Digest } from '../image/digest.ts'
import { compare } from './comparison.ts'
import { severitiesInWords, type Finding, type ScanReport } from './findings.ts'

/** Each finding of the base is in `fixed` or in `stay`; all lists are worst first. */
export interface ComparedBase {
  readonly kind: 'compared'
  readonly fixed: readonly Finding[]
  readonly stay: readonly Finding[]
  /** Of the other image alone. */
  readonly added: readonly Finding[]
  /** The operating system of the other image gets no more security fixes, so the findings that come are not known. */
  readonly endOfLife: 'reached' | 'not-known'
}

export type BaseFixes =
  | ComparedBase
  /** The packages in the other image were not checked. */
  | { readonly kind: 'unknown'; readonly because: string }

/** What is in the layers of the base. A finding whose layer is not known is of nobody's base. */
export const findingsOfBase = (findings: readonly Finding[], layers: readonly Digest[]): readonly Finding[] => {
  const ofBase = new Set(layers)
  return findings.filter((finding) => isCompared(finding) && finding.layer !== undefined && ofBase.has(finding.layer))
}

/** Trivy looks for both in every image; for the others only where the policy asks for them. */
export const isCompared = ({ source, kind }: Finding): boolean =>
  source === 'trivy' && (kind === 'vulnerability' || kind === 'secret')

/**
 * Takes Trivy's report on an image, the diff ids of its base, and Trivy's report on what could be the base instead, by the same database. The
 * installed version of a package does not count, as in a comparison with a baseline.
 */
export const baseFixes = (image: ScanReport, layers: readonly Digest[], other: ScanReport): BaseFixes => {
  if (other.unchecked !== null) return { kind: 'unknown', because: other.unchecked }
  const base: ScanReport = { ...image, findings: findingsOfBase(image.findings, layers) }
  const instead: ScanReport = { ...other, findings: other.findings.filter(isCompared) }
  const { added: fixed, there: stay } = compare([base], [[instead]])
  const { added } = compare([instead], [[base]])
  return { kind: 'compared', fixed, stay, added, endOfLife: other.endOfLife === true ? 'reached' : 'not-known' }
}

/** `fixes 14 of the 17 findings of the base (3 stay) and adds 2 HIGH`: what follows the name of the other image. */
export const fixesInWords = ({ fixed, stay, added, endOfLife }: ComparedBase): string => {
  const adds = added.length === 0 ? '' : ` and adds ${severitiesInWords(added)}`
  const but = endOfLife === 'reached' ? ', but its operating system gets no more security fixes' : ''
  return `${countOf(fixed.length, stay.length)}${adds}${but}`
}

const countOf = (fixed: number, stay: number): string => {
  const all = fixed + stay
  if (all === 0) return 'has nothing to fix in the base'
  if (fixed === 0) return `fixes none of the findings of the base (${all})`
  if (stay === 0) return all === 1 ? 'fixes the finding of the base' : `fixes all ${all} findings of the base`
  return `fixes ${fixed} of the ${all} findings of the base (${stay} ${stay === 1 ? 'stays' : 'stay'})`
}

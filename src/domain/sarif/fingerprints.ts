/** Fingerprints of findings that stay the same as long as the finding does: over builds, over machines, over new versions of a package. */
import { createHash } from 'node:crypto'
import type { Finding } from '../scan/findings.ts'

/**
 * A fingerprint for each finding, in their order; all are different. In it are the source, the kind, the id, the package and the place in the
 * image. Not in it: digests, the name of the image, the release of the system, lines of files, and the installed version, so that
 * an alert that somebody dismissed stays dismissed when a package is updated and the vulnerability stays.
 */
export const fingerprintsOf = (findings: readonly Finding[], localName: string): readonly string[] => {
  const bases = findings.map((finding) => baseOf(finding, localName))
  const ordinals = new Map<string, number>()
  const inOrder = findings
    .map((finding, index) => ({ index, base: bases[index] ?? '', order: orderOf(finding) }))
    .toSorted((one, other) => compare(one.order, other.order))
  const result = new Array<string>(findings.length)
  for (const { index, base } of inOrder) {
    const ordinal = (ordinals.get(base) ?? 0) + 1
    ordinals.set(base, ordinal)
    result[index] = `${base}:${ordinal}`
  }
  return result
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Of two findings that differ only in what is not in the fingerprint. */
const orderOf = (finding: Finding): string =>
  JSON.stringify([
    finding.kind === 'vulnerability' ? finding.installedVersion : '',
    finding.kind === 'secret' ? String(finding.line ?? 0).padStart(9, '0') : '',
    finding.where,
    finding.title,
  ])

/** The form of CodeQL's own: hex digits, then a number. */
const LENGTH = 32

const baseOf = (finding: Finding, localName: string): string => {
  const { source, kind, id } = finding
  const parts = [source, kind, id, 'packageName' in finding ? finding.packageName : '', ...placesOf(finding, localName)]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, LENGTH)
}

/** A hash in a quoted build step changes with what is copied. */
const HASHES = /\b[0-9a-f]{12,}\b/giu
/** A shorter version is part of too many names. */
const SHORTEST_VERSION = 3

const placesOf = (finding: Finding, localName: string): readonly string[] => {
  const version = finding.kind === 'vulnerability' ? finding.installedVersion : ''
  // The packages of the system have no file: `name:tag (debian 12.11)`.
  const isOfSystem = (place: string): boolean => place.startsWith(`${localName} (`)
  const places = finding.where
    .map((place) => (isOfSystem(place) ? '' : place.replace(HASHES, '*')))
    .map((place) => (version.length < SHORTEST_VERSION ? place : place.replaceAll(version, '*')))
  // Two alerts of Dockle may show the same.
  return finding.source === 'dockle' ? places.sort() : [...new Set(places)].sort()
}

/** Images that run under one name: alerts of code scanning outlive a digest, so all digests of a name share one report in SARIF. Pure. */
import { nameWithoutDigest } from '../image/side-car-image.ts'
import { fingerprintsOf } from '../sarif/fingerprints.ts'
import type { Finding, ScanReport, SourceName } from '../scan/findings.ts'
import type { BrokenScan } from '../scan/gate-verdict.ts'
import type { IdlePlace } from '../scan/running-images.ts'
import { UNKNOWN_IMAGE, type SideCarScans } from '../scan/side-car-scans.ts'
import { renamed } from './redacted-report.ts'

/** What one file in SARIF is about. */
export interface SharedReport {
  readonly report: ScanReport
  /** The finding as the judgement knows it. */
  readonly originalOf: (finding: Finding) => Finding
}

/** `covered`: the file of another digest of the name has it. `incomplete`: what was not scanned would be closed by an upload of the others. */
export type OwnSarif =
  | ({ readonly kind: 'own' } & SharedReport)
  | { readonly kind: 'covered' }
  | { readonly kind: 'incomplete'; readonly because: string }

const groupOf = ({ sideCar: { image, platform } }: SideCarScans): string =>
  JSON.stringify([nameWithoutDigest(image), platform])

export interface RunningScans {
  readonly images: readonly SideCarScans[]
  readonly unread: readonly BrokenScan[]
  readonly idle: readonly IdlePlace[]
}

/** What was not looked at, of images of this name. */
const missingOf = (name: string, { unread, idle }: RunningScans): string | null => {
  const isThis = (other: string): boolean => [name, UNKNOWN_IMAGE].includes(nameWithoutDigest(other))
  if (unread.some(({ sideCar }) => isThis(sideCar?.image ?? UNKNOWN_IMAGE)))
    return `not every image of the name ${name} could be scanned`
  const where = idle.find(({ images }) => (images ?? [UNKNOWN_IMAGE]).some(isThis))
  return where === undefined ? null : `no task runs in ${where.place}, whose images may have the name ${name}`
}

/** Of an image among all of a run, for one scanner. The first digest of a name has the file. */
export const sarifOfRunning = (image: SideCarScans, source: SourceName, all: RunningScans): OwnSarif => {
  const group = all.images.filter((other) => groupOf(other) === groupOf(image))
  const name = nameWithoutDigest(image.sideCar.image)
  const missing = missingOf(name, all)
  const parts = group.flatMap((member) =>
    member.scans.flatMap((scan) => (scan.kind === 'report' && scan.report.source === source ? [{ member, scan }] : [])),
  )
  const [first] = parts
  if (first === undefined || first.member !== image) return { kind: 'covered' }
  if (missing !== null || parts.length < group.length)
    return { kind: 'incomplete', because: missing ?? `not every image of the name ${name} could be scanned` }
  return { kind: 'own', ...shared(parts.map(({ member, scan }) => ({ image: member, report: scan.report }))) }
}

interface Part {
  readonly image: SideCarScans
  readonly report: ScanReport
}

/** Each finding once, under the local name of the first image. */
const shared = (parts: readonly Part[]): SharedReport => {
  const [first, ...others] = parts
  if (first === undefined) throw new Error('there is no report')
  const { localReference } = first.image
  const originals = new Map<Finding, Finding>()
  const known = new Set(fingerprintsOf(first.report.findings, localReference))
  for (const { image, report } of others) {
    const fingerprints = fingerprintsOf(report.findings, image.localReference)
    for (const [index, finding] of report.findings.entries()) {
      const fingerprint = fingerprints[index] ?? ''
      if (!known.has(fingerprint)) originals.set(under(localReference, finding, image), finding)
      known.add(fingerprint)
    }
  }
  return {
    report: { ...first.report, findings: [...first.report.findings, ...originals.keys()] },
    originalOf: (finding) => originals.get(finding) ?? finding,
  }
}

const under = (name: string, finding: Finding, { localReference }: SideCarScans): Finding => ({
  ...finding,
  where: finding.where.map((place) => renamed(place, { localName: localReference, name })),
})

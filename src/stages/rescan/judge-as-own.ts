/** What is judged of a running image beside the findings of the scanners, and what it is built upon; part of the stage `rescan`. */
import { configFacts, type ConfigFacts } from '../../domain/image/config-facts.ts'
import { asBaseImage, baseByDockerfile, baseByLabels, type NamedBase } from '../../domain/image/named-base.ts'
import type { ScannedSideCar } from '../../domain/image/side-car-image.ts'
import { trivysReport, type ReportResult, type ScanReport, type ScanResult } from '../../domain/scan/findings.ts'
import { asksForProperties, type PolicyMap } from '../../domain/scan/policy/policy-map.ts'
import { propertiesOfRunning, propertyReport } from '../../domain/scan/policy/properties.ts'
import type { SideCarScans } from '../../domain/scan/side-car-scans.ts'
import type { Ports } from '../../ports/ports.ts'
import { baseInDockerfile, type DockerfileToRead } from '../base/dockerfile-base.ts'

/** The images that the repository of the run builds. */
export interface OwnImages extends Pick<DockerfileToRead, 'build' | 'workspace'> {
  /** The setting; '' where it is not set. */
  readonly repository: string
}

export interface Judging {
  readonly map: PolicyMap
  readonly own: OwnImages
}

type JudgingPorts = Pick<Ports, 'files' | 'clock' | 'log'>

/** The image with its base, and with a report of its properties where the policy asks for any. */
export const withProperties = async (
  image: SideCarScans,
  { map, own }: Judging,
  ports: JudgingPorts,
): Promise<SideCarScans> => {
  const trivy = trivysReport(image.scans)
  if (trivy === undefined) return image
  const base = await namedBase(image, { own, facts: await factsIn(trivy, ports) }, ports)
  const scans = asksForProperties(map) ? [propertyScan(trivy.report, { map, base, own }, ports)] : []
  return { ...image, base, scans: [...image.scans, ...scans] }
}

/** The config of an image, out of the raw report. */
export const factsIn = async (trivy: ReportResult, { files }: Pick<Ports, 'files'>): Promise<ConfigFacts | null> => {
  const text = trivy.raw === undefined ? null : await files.readText(trivy.raw)
  return text === null ? null : configFacts(text)
}

const isBuiltHere = (sideCar: ScannedSideCar | undefined, { repository }: OwnImages): boolean =>
  repository !== '' && sideCar?.repository === repository

/** The Dockerfile is only that of the images of the repository. */
const namedBase = async (
  { sideCar }: SideCarScans,
  { own, facts }: { readonly own: OwnImages; readonly facts: ConfigFacts | null },
  ports: JudgingPorts,
): Promise<NamedBase> => {
  const labels = facts?.labels ?? {}
  if (isBuiltHere(sideCar, own)) {
    const base = baseByDockerfile(await baseInDockerfile({ ...own, platform: sideCar.platform }, ports), labels)
    if (base.kind !== 'unknown') return base
  }
  return facts === null
    ? { kind: 'unknown', because: 'Trivy did not report the config of the image' }
    : baseByLabels(labels)
}

/** Without `repository`, every image is one of the policy. */
const propertyScan = (
  report: ScanReport,
  { map, base, own }: Judging & { readonly base: NamedBase },
  { clock, log }: JudgingPorts,
): ScanResult => {
  const { sideCar } = report
  const isOwn = own.repository === '' || isBuiltHere(sideCar, own)
  const facts = { report, base: isOwn ? asBaseImage(base) : null, now: clock.now() }
  const findings = propertiesOfRunning(map, facts)
  for (const { id, title } of findings) log.info(`${sideCar?.image ?? ''}: ${id}: ${title}`)
  return propertyReport(report, findings)
}

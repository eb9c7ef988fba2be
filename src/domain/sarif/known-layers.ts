/** The layer of a finding whose scanner does not say it: that of the same package in another scanner's report on the image. */
import type { Digest } from '../image/digest.ts'
import type { Finding, ScanReport } from '../scan/findings.ts'

/** The report, with the layers of packages that the others have found, too, in the same version. */
export const withKnownLayers = (report: ScanReport, others: readonly ScanReport[]): ScanReport => {
  const found = others.flatMap(({ findings }) => findings).flatMap((finding) => layerOf(finding))
  const layers = new Map<string, Digest>(found)
  return {
    ...report,
    findings: report.findings.map((finding) => {
      const layer = layers.get(packageOf(finding) ?? '')
      return finding.layer !== undefined || layer === undefined ? finding : { ...finding, layer }
    }),
  }
}

const layerOf = (finding: Finding): readonly (readonly [string, Digest])[] => {
  const name = packageOf(finding)
  return name === null || finding.layer === undefined ? [] : [[name, finding.layer]]
}

const packageOf = (finding: Finding): string | null =>
  finding.kind === 'vulnerability' && finding.packageName !== ''
    ? `${finding.packageName} ${finding.installedVersion}`
    : null

/** Findings in the summary: first those that block, then what else each scan found. */
import { affectedBy, placesOf } from '../../domain/scan/describe.ts'
import {
  countByLevel,
  SOURCES,
  wasScanned,
  worstFirst,
  type Finding,
  type ScanReport,
  type ScanResult,
} from '../../domain/scan/findings.ts'
import { withShortDigests } from '../../domain/image/digest.ts'
import { isOfRun, type ScannedSideCar } from '../../domain/image/side-car-image.ts'
import type { BrokenScan } from '../../domain/scan/gate-verdict.ts'
import { otherFindings, type OtherFindings } from '../../domain/scan/other-findings.ts'
import { fixListOfImage } from '../comment/fix-steps.ts'
import { codeSpan, link, markdown, prose } from '../hostile.ts'
import { resultOf, resultsOf, type RunRecord } from '../record.ts'
import { blockersIn, scansIn } from '../scans.ts'
import { table, text, type Block } from './markdown-blocks.ts'
import { policyLine } from './policy-line.ts'
import { plural } from './counted.ts'
import { nextStep } from './errors.ts'
import { originOf } from './scan-origin.ts'

/** Rows of a table; a scan can have thousands of findings. */
const BLOCKING_ROWS = 50
const OTHER_ROWS = 10
const PLACES = 3

export interface FindingBlocks {
  /** Why the gate did not pass: scans that broke and findings that block. Empty when it passed. */
  readonly blocking: readonly Block[]
  /** Every scan with its numbers and the worst of its other findings. */
  readonly rest: readonly Block[]
}

/** The findings of a run, for the two places of a summary. */
export const findingBlocks = (record: RunRecord): FindingBlocks => {
  const withPlaces = placesNamed(record)
  const scans = scansIn(record)
  const blockers = blockersIn(record).map(({ finding }) => finding)
  const excepted = resultsOf(record, 'judge').flatMap((judged) => judged.excepted)
  const sort = otherFindings({ blockers, excepted: excepted.map(({ finding }) => finding) })
  const restOf = (scan: ScanResult): readonly Block[] =>
    scan.kind === 'broke' ? [] : reportBlocks(scan.report, sort(scan.report.findings), withPlaces)
  return {
    blocking: [
      ...scans.flatMap((scan) => (scan.kind === 'broke' ? brokenBlocks(scan, nextStep(record)) : [])),
      ...(blockers.length === 0
        ? []
        : [
            text(`### ${plural(blockers.length, 'finding')} ${verbOf(record, blockers)} ${blockedIn(blockers)}`),
            ...policyLine(resultOf(record, 'judge')),
            ...fixListOfImage(blockers),
            ...findingTable(blockers.map(withPlaces), BLOCKING_ROWS, 'in-table'),
          ]),
    ],
    rest: [...(blockers.length === 0 ? policyLine(resultOf(record, 'judge')) : []), ...scans.flatMap(restOf)],
  }
}

const verbOf = (record: RunRecord, { length }: readonly Finding[]): string => {
  if (resultOf(record, 'gate')?.kind === 'overridden') return 'would have blocked'
  return length === 1 ? 'blocks' : 'block'
}

/** `the image`, `a side-car`. */
const blockedIn = (blockers: readonly Finding[]): string => {
  const owners = new Set(blockers.map((finding) => (isOfRun(finding) ? undefined : finding.sideCar?.image)))
  if (blockers.every(({ sideCar }) => sideCar?.runsIn !== undefined))
    return owners.size === 1 ? 'a running image' : `${owners.size} running images`
  if (!owners.has(undefined)) return `the ${owners.size === 1 ? 'image of a side-car' : 'images of side-cars'}`
  return owners.size === 1 ? 'the image' : 'the image and side-cars'
}

/** Trivy names the packages of the operating system after the image (`build:1 (debian 12.0)`), which is not a place in it. */
export const placesNamed = (record: RunRecord): ((finding: Finding) => Finding) => {
  const sideCars = resultsOf(record, 'side-cars-scan').flatMap(({ images }) => images)
  const images = [resultOf(record, 'build'), ...sideCars].map((image) => image?.localReference ?? '')
  const systems = scansIn(record).flatMap((scan) =>
    scan.kind === 'report' && scan.report.operatingSystem !== null
      ? [scan.report.operatingSystem.replace(/ \(end of life\)$/u, '')]
      : [],
  )
  const names = new Map<string, string>(
    images.flatMap((image) => systems.map((system) => [`${image} (${system})`, `OS packages (${system})`] as const)),
  )
  return (finding) => ({ ...finding, where: finding.where.map((place) => names.get(place) ?? place) })
}

/** `next` is the next step of the run, which is not repeated. */
const brokenBlocks = ({ source, because, hint, sideCar }: BrokenScan, next: string | null): readonly Block[] => [
  text(
    `### ⚠️ ${SOURCES[source].name} broke, and the image${sideCar === undefined ? '' : ` ${ownerOf(sideCar)}`} could not be judged`,
  ),
  text(`${prose(because)}${hint === next ? '' : `<br>**Next:** ${prose(hint)}`}`),
]

const reportBlocks = (
  report: ScanReport,
  sorted: OtherFindings,
  withPlaces: (finding: Finding) => Finding,
): readonly Block[] => {
  const { source, findings, sideCar } = report
  const counts = Object.entries(countByLevel(source, findings))
  return [
    text(
      `### ${SOURCES[source].name}${sideCar === undefined ? '' : `, ${ownerOf(sideCar)}`}: ${numberOf(report, sorted)}`,
    ),
    ...(findings.length === 0
      ? []
      : table(
          counts.map(([level]) => level),
          'r'.repeat(counts.length),
          [counts.map(([, count]) => String(count))],
        )),
    ...findingTable(worstFirst(sorted.others.map(withPlaces)), OTHER_ROWS),
    text(originOf(report)),
  ]
}

const numberOf = (report: ScanReport, { blocking, accepted }: OtherFindings): string => {
  if (!wasScanned(report)) return 'not scanned'
  const { findings, unchecked } = report
  return [
    findings.length === 0 ? 'no findings' : plural(findings.length, 'finding'),
    ...(blocking === 0 ? [] : [`${blocking} blocking`]),
    ...(accepted === 0 ? [] : [`${accepted} accepted`]),
    ...(unchecked === null ? [] : ['packages not checked']),
  ].join(', ')
}

/** Of several findings of an image; the image is a column where it is not in the heading. */
export const findingTable = (
  findings: readonly Finding[],
  limit: number,
  images: 'in-heading' | 'in-table' = 'in-heading',
): readonly Block[] => {
  const shown = findings.slice(0, limit)
  const isListed = images === 'in-table' && shown.some(({ sideCar }) => sideCar !== undefined)
  const [head, align] = isListed ? [['Image'], 'l'] : [[], '']
  const rows = shown.map((finding) => [...(isListed ? [ownerOf(finding.sideCar)] : []), ...findingRow(finding)])
  return [
    ...table([...head, 'Scanner', 'Severity', 'Finding', 'Where', 'Fixed in'], `${align}lllll`, rows),
    ...(findings.length > limit ? [text(`The worst ${limit} of ${findings.length} are shown.`)] : []),
  ]
}

/** `nginx:1.29 (proxy, linux/amd64)`. */
const ownerOf = (sideCar: ScannedSideCar | undefined): string => {
  if (sideCar === undefined) return 'of the run'
  const { image, containers, platform, runsIn = [] } = sideCar
  return `${codeSpan(withShortDigests(image), 200)} (${markdown([...containers, platform, ...runsIn.map((name) => `in ${name}`)].join(', '), 100)})`
}

const findingRow = (finding: Finding): readonly string[] => [
  SOURCES[finding.source].name,
  markdown(finding.level),
  `${finding.url === null ? codeSpan(finding.id, 100) : link(finding.id, finding.url)} ${markdown(finding.title, 120)}`,
  placesCell(finding),
  finding.kind === 'vulnerability'
    ? finding.fixedVersion === null
      ? finding.fix === undefined
        ? 'no fixed version'
        : 'not known'
      : codeSpan(finding.fixedVersion, 100)
    : '',
]

const placesCell = (finding: Finding): string => {
  const affected = affectedBy(finding)
  const found = placesOf(finding)
  const places = [
    ...found.slice(0, PLACES).map((place) => markdown(place, 160)),
    ...(found.length > PLACES ? [`and ${found.length - PLACES} more`] : []),
  ].join('<br>')
  return affected === null ? places : `${markdown(affected, 160)} in ${places}`
}

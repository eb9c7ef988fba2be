/**
 * The issue about running images, as GitHub Markdown: for each image where it runs, what blocks it and how to fix that, the worst first. Every
 * text from outside is neutralised, as in a comment.
 */
import { lastPart } from '../../domain/aws/last-part.ts'
import type { IssueAbout, IssueFacts, RunningPlace } from '../../domain/github/issue-facts.ts'
import type { ScannedSideCar } from '../../domain/image/side-car-image.ts'
import { countsInWords, SOURCES, type Finding } from '../../domain/scan/findings.ts'
import { blockersOf, type GateVerdict } from '../../domain/scan/gate-verdict.ts'
import type { IdlePlace } from '../../domain/scan/running-images.ts'
import { rebuildInWords, rebuildOf, type Rebuild, type Rebuilds } from '../../domain/scan/rebuild.ts'
import { codeSpan, link, markdown, plainLine, prose } from '../hostile.ts'
import { plural } from '../summary/counted.ts'
import { fitted, table, text, type Block } from '../summary/markdown-blocks.ts'
import { brokenBlocks, findingTable } from './comment-text.ts'
import { fixList } from './fix-steps.ts'

/** GitHub takes 65,536 characters; the rest is a margin for the marker and for what is masked. */
const LIMIT_BYTES = 60_000
const CUT = '_The rest is left out because an issue cannot be longer. The reports of the run have all of it._\n'

/** Rows of findings, of all images and of one: the worst of each image come before the mildest of the first. */
const ROWS = 120
const ROWS_OF_ONE = 30
const FEWEST_ROWS = 3
/** Services and containers of one image. */
const NAMED = 20

/** It stays the same as long as the issue is about the same. */
export const issueTitle = ({ environment, places }: IssueAbout, limit: number): string => {
  const what = `Blocking findings in running images: ${placesInWords(places, (name) => name)}`
  return plainLine(environment === null ? what : `${what} (${environment})`, limit)
}

/** The text of the issue. */
export const issueText = ({ judged, images, rebuilds, about, idle }: IssueFacts): string => {
  const { verdict } = judged
  const blocked = blockedImages(blockersOf(verdict).map(({ finding }) => finding))
  const rows = Math.max(FEWEST_ROWS, Math.min(ROWS_OF_ONE, Math.floor(ROWS / Math.max(1, blocked.length))))
  const blocks: readonly Block[] = [
    text(`### ${headline(verdict, [blocked.length, images.length])}`),
    text(aboutInWords(about)),
    ...(verdict.kind === 'overridden'
      ? [text(`**Overridden in the last run alone, because:** ${prose(verdict.reason, 500)}`)]
      : []),
    ...brokenBlocks(verdict),
    ...idleBlocks(idle),
    ...overview(blocked),
    ...blocked.flatMap((image) => imageBlocks(image, rows, rebuilds)),
  ]
  return fitted(blocks, LIMIT_BYTES, CUT)
}

const idleBlocks = (idle: readonly IdlePlace[]): readonly Block[] => {
  if (idle.length === 0) return []
  const where = idle.slice(0, NAMED).map(({ place }) => codeSpan(place, 200))
  const more = idle.length > NAMED ? [`${idle.length - NAMED} more`] : []
  return [
    text(`⏸️ No task runs in ${[...where, ...more].join(', ')}: nothing of it is judged, so this issue is not closed.`),
  ]
}

interface BlockedImage {
  readonly sideCar: ScannedSideCar
  /** Without whose they are. */
  readonly findings: readonly Finding[]
}

/** In the order of the worst finding of each. */
const blockedImages = (blockers: readonly Finding[]): readonly BlockedImage[] =>
  [...Map.groupBy(blockers, ({ sideCar }) => JSON.stringify([sideCar?.image, sideCar?.platform])).values()].flatMap(
    (own) => {
      const sideCar = own[0]?.sideCar
      return sideCar === undefined ? [] : [{ sideCar, findings: own.map(({ sideCar: _, ...finding }) => finding) }]
    },
  )

const headline = (verdict: GateVerdict, [blocked, all]: readonly [number, number]): string => {
  if (verdict.kind === 'passed')
    return `✅ No blocking findings in ${all === 1 ? 'the running image' : `the ${all} running images`}`
  if (blocked === 0) return '⚠️ Not every running image could be judged'
  const what = `${blocked} of ${plural(all, 'running image')} ${blocked === 1 ? 'has' : 'have'} blocking findings`
  return verdict.kind === 'overridden'
    ? `⚠️ Overridden: ${what}`
    : `❌ ${what}${verdict.kind === 'broke' ? '; others could not be judged' : ''}`
}

/** All services of the cluster `main`, for `production`; last looked at by [this run](…). */
const aboutInWords = ({ app, environment, places, runUrl }: IssueAbout): string =>
  [
    `In ${placesInWords(places, (name) => codeSpan(name, 200))}${environment === null ? '' : `, for ${codeSpan(environment, 100)}`}`,
    ...(app === null ? [] : [`app ${codeSpan(app, 100)}`]),
    ...(runUrl === null ? [] : [link('the last run', runUrl)]),
  ].join('; ')

/** `web and api of main`, or `main`. */
const placesInWords = (places: readonly RunningPlace[], name: (text: string) => string): string =>
  [...Map.groupBy(places, ({ cluster }) => cluster)]
    .map(([cluster, at]) => {
      const services = at.flatMap(({ service }) => (service === null ? [] : [name(lastPart(service))]))
      const where = name(lastPart(cluster))
      return services.length < at.length ? where : `${services.join(', ')} of ${where}`
    })
    .join('; ')

const overview = (blocked: readonly BlockedImage[]): readonly Block[] =>
  blocked.length < 2
    ? []
    : table(
        ['Image', 'Runs in', 'Blocking'],
        'lll',
        blocked.map(({ sideCar, findings }) => [
          codeSpan(sideCar.image, 300),
          markdown((sideCar.runsIn ?? []).join(', '), 200),
          markdown(countsOf(findings)),
        ]),
      )

/** `Trivy 1 CRITICAL, 2 HIGH; Dockle 1 FATAL`. */
const countsOf = (findings: readonly Finding[]): string =>
  [...new Set(findings.map(({ source }) => source))]
    .map((source) => {
      const own = findings.filter((finding) => finding.source === source)
      return `${SOURCES[source].name} ${countsInWords(source, own)}`
    })
    .join('; ')

const imageBlocks = ({ sideCar, findings }: BlockedImage, rows: number, rebuilds: Rebuilds): readonly Block[] => [
  text(`#### ${codeSpan(sideCar.image, 300)}`),
  text(whereInWords(sideCar)),
  ...rebuildBlocks(
    rebuildOf(rebuilds, sideCar),
    findings.map((finding) => ({ ...finding, sideCar })),
  ),
  ...findingTable(findings, rows),
  ...fixList(findings, { least: 1, rest: 'in the summary of the run' }),
]

const rebuildBlocks = (rebuild: Rebuild | null, blockers: readonly Finding[]): readonly Block[] =>
  rebuild === null ? [] : [text(`🧱 ${prose(rebuildInWords(rebuild, blockers))}`)]

const whereInWords = ({ containers, platform, runsIn = [] }: ScannedSideCar): string => {
  const names = (all: readonly string[]): string => {
    const shown = all.slice(0, NAMED).map((name) => codeSpan(name, 100))
    return [...shown, ...(all.length > NAMED ? [`and ${all.length - NAMED} more`] : [])].join(', ')
  }
  return `Runs in ${names(runsIn)}: container${containers.length === 1 ? '' : 's'} ${names(containers)}, ${markdown(platform, 60)}`
}

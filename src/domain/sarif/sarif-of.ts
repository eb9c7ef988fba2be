/**
 * A report of one scanner on one image as SARIF that GitHub's code scanning takes and tracks: stable fingerprints, locations that exist in
 * the repository, one category, and within its limits.
 */
import { gzipSync } from 'node:zlib'
import { nameWithoutDigest } from '../image/side-car-image.ts'
import { affectedBy, explain, placesOf } from '../scan/describe.ts'
import { SOURCES, worstFirst, type Finding, type ScanReport } from '../scan/findings.ts'
import { fingerprintsOf } from './fingerprints.ts'
import type { Line } from './layer-lines.ts'
import { SCHEMA, type SarifLog, type SarifNotification, type SarifResult } from './sarif-log.ts'
import { levelOf, ruleIdOf, ruleOf, sentence } from './sarif-rules.ts'
import { messageText, relativeUri } from './sarif-text.ts'

/** A line of a file in the repository. */
export interface Place {
  /** Relative to the repository. */
  readonly path: string
  readonly line: Line
}

export interface SarifInput {
  readonly report: ScanReport
  /** What the image is called in the category: its repository. */
  readonly imageName: string
  /** The name that the scanner knew the image by. */
  readonly localName: string
  readonly placeOf: (finding: Finding) => Place
  /** The reason of the exception that a finding has; null where it has none. */
  readonly exceptedBy: (finding: Finding) => string | null
  /** Null where nothing was compared. */
  readonly comparedAs: (finding: Finding) => 'new' | 'unchanged' | null
}

export interface Sarif {
  readonly log: SarifLog
  readonly text: string
  /** Findings that had no room, the mildest. */
  readonly leftOut: number
}

/** GitHub takes 25,000 results and shows 5,000 of them, not always the worst ones (github/docs#38085). A result has one rule at most. */
const MOST_RESULTS = 5_000
/** GitHub's limit of an upload, gzipped: 10 MB. */
const MOST_BYTES = 10_000_000

/** The report as a file; of what is too much, the mildest findings are left out, and a note says how many. */
export const sarifOf = (input: SarifInput): Sarif => {
  const { findings } = input.report
  const results = resultsOf(input)
  for (let kept = Math.min(findings.length, MOST_RESULTS); ; kept = Math.floor(kept * 0.7)) {
    const leftOut = findings.length - kept
    const log = logOf(input, results.slice(0, kept), notesOn(leftOut, findings.length))
    const text = `${JSON.stringify(log, null, 1)}\n`
    if (kept === 0 || text.length < MOST_BYTES / 4 || gzipSync(text).length <= MOST_BYTES) return { log, text, leftOut }
  }
}

/** One category per image and tool: what precedes the last slash. Two reports of one category would close each other's alerts. */
export const categoryOf = ({ report, imageName }: Pick<SarifInput, 'report' | 'imageName'>): string => {
  const parts = ['ship-to-ecs', ...imageName.split('/'), ...ownerParts(report)]
  const named = parts.map((part) =>
    part
      .toWellFormed()
      .replace(/[^\w.@:+-]+/gu, '-')
      .slice(0, 100),
  )
  return `${[...named.filter((part) => part !== ''), report.source].join('/')}/`
}

/** Not the digest of an image that runs: the next deployment would leave the alerts of this one open for ever. */
const ownerParts = ({ sideCar }: ScanReport): readonly string[] => {
  if (sideCar === undefined) return []
  const { image, runsIn, ofRun } = sideCar
  if (ofRun === true) return ['platform', sideCar.platform.replaceAll('/', '-')]
  const named = runsIn === undefined ? ['side-car', image] : ['running', nameWithoutDigest(image)]
  return [...named.flatMap((part) => part.split('/')), sideCar.platform.replaceAll('/', '-')]
}

interface Placed {
  readonly finding: Finding
  readonly result: Omit<SarifResult, 'ruleIndex'>
}

const resultsOf = (input: SarifInput): readonly Placed[] => {
  const findings = worstFirst(input.report.findings)
  const fingerprints = fingerprintsOf(findings, input.localName)
  return findings.slice(0, MOST_RESULTS).map((finding, index) => {
    const reason = input.exceptedBy(finding)
    const compared = input.comparedAs(finding)
    return {
      finding,
      result: {
        ruleId: ruleIdOf(finding),
        level: levelOf(finding),
        message: { text: messageOf(finding) },
        locations: [locationOf(finding, input.placeOf(finding))],
        partialFingerprints: { primaryLocationLineHash: fingerprints[index] ?? '' },
        ...(reason !== null && {
          suppressions: [
            { kind: 'external', status: 'accepted', justification: messageText(reason, LONGEST) || 'accepted' },
          ],
        }),
        ...(compared !== null && { baselineState: compared }),
      },
    }
  })
}

const LONGEST = 1000
const LONGEST_NAME = 300
/** Places that a message names. */
const NAMED = 3

const messageOf = (finding: Finding): string => {
  const places =
    finding.kind === 'vulnerability'
      ? placesOf(finding)
          .slice(0, NAMED)
          .filter((place) => place !== '')
      : []
  const where = places.length === 0 ? '' : ` In ${places.join(', ')}.`
  return sentence(messageText(`${sentence(explain(finding))}${where}`, LONGEST))
}

const locationOf = (finding: Finding, { path, line }: Place): SarifResult['locations'][0] => {
  const names = [affectedBy(finding), ...placesOf(finding).slice(0, 1)].map((name) =>
    messageText(name ?? '', LONGEST_NAME),
  )
  const [name] = names.filter((one) => one !== '')
  return {
    physicalLocation: {
      // A name that GitHub takes, where the repository has no file to point at.
      artifactLocation: { uri: relativeUri(path) ?? 'ship-to-ecs.yaml' },
      region: { startLine: line.line, startColumn: 1, endLine: line.line, endColumn: line.length + 1 },
    },
    ...(name !== undefined && {
      logicalLocations: [{ fullyQualifiedName: name, kind: finding.kind === 'vulnerability' ? 'package' : 'resource' }],
    }),
  }
}

const notesOn = (leftOut: number, all: number): readonly SarifNotification[] =>
  leftOut === 0
    ? []
    : [
        {
          level: 'warning',
          message: {
            text: `${leftOut} of ${all} findings are left out, the mildest ones, to stay within the limits of code scanning. findings.json has all of them.`,
          },
        },
      ]

const logOf = (input: SarifInput, placed: readonly Placed[], notes: readonly SarifNotification[]): SarifLog => {
  const { source, version } = input.report
  const byRule = Map.groupBy(placed, ({ result }) => result.ruleId)
  const indexes = new Map([...byRule.keys()].map((id, index) => [id, index]))
  const rules = [...byRule].flatMap(([id, [first, ...others]]) =>
    first === undefined ? [] : [ruleOf(id, [first.finding, ...others.map(({ finding }) => finding)])],
  )
  // The rules about the image as a whole are our own.
  const known = numbered(messageText(version, 100)) || (source === 'image' ? '1' : '')
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: SOURCES[source].name,
            ...(known !== '' && { version: known }),
            informationUri: ABOUT[source],
            rules,
          },
        },
        automationDetails: { id: categoryOf(input) },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notes }],
        columnKind: 'utf16CodeUnits',
        results: placed.map(({ result }) => ({ ...result, ruleIndex: indexes.get(result.ruleId) ?? 0 })),
      },
    ],
  }
}

/** A version has its number first, as tools compare it: of `basic scan of 2026-11-21T…` that is the time. */
const numbered = (version: string): string => {
  const [, what, number] = /^(\D+) of (\d.*)$/u.exec(version) ?? []
  return number === undefined ? version : `${number} (${what ?? ''})`
}

const ABOUT: Readonly<Record<ScanReport['source'], string>> = {
  trivy: 'https://trivy.dev',
  dockle: 'https://github.com/goodwithtech/dockle',
  ecr: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html',
  image: 'https://docs.docker.com/build/building/best-practices/',
}

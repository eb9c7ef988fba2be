/** What the new image adds to the baseline and what it fixes, and which findings are of its base image. */
import { isCompared } from '../../domain/scan/base-fixes.ts'
import { withShortDigests } from '../../domain/image/digest.ts'
import { baseInWords } from '../../domain/scan/base-in-words.ts'
import { comparisonsIn } from '../../domain/reports/judgements.ts'
import { comparedInWords, sideCarComparedInWords } from '../../domain/scan/compared-in-words.ts'
import type { Compared } from '../../domain/scan/spared.ts'
import { prose } from '../hostile.ts'
import { resultOf, resultsOf, type RunRecord } from '../record.ts'
import { plural } from './counted.ts'
import { findingTable, placesNamed } from './findings.ts'
import { details, text, type Block } from './markdown-blocks.ts'

/** Rows of each table. */
const ROWS = 50

/** A sentence, then the findings, the added ones first; only the base image where no baseline is asked for. */
export const baselineSection = (record: RunRecord): readonly Block[] => {
  const [judged, ...later] = resultsOf(record, 'judge').filter((one) => one.compared !== undefined)
  if (judged?.compared === undefined) return baseBlocks(record)
  const { compared, comparedSideCars = [] } = judged
  const ofEcr = later.flatMap((one) => one.compared ?? [])
  const comparisons = comparisonsIn(judged)
  const added = comparisons.flatMap((one) => one.added)
  const fixed = comparisons.flatMap((one) => one.fixed)
  return [
    text(`${markOf(compared)} ${short(comparedInWords(compared))}`),
    ...comparedSideCars.map((one) => text(`${markOf(one.compared)} ${short(sideCarComparedInWords(one))}`)),
    ...ofEcr.map((other) => text(`Scans of ECR: ${short(ofEcrInWords(other))}`)),
    ...baseBlocks(record),
    ...details(`New: ${plural(added.length, 'finding')}`, findingTable(added.map(placesNamed(record)), ROWS)),
    ...details(`Fixed: ${plural(fixed.length, 'finding')}`, findingTable(fixed, ROWS)),
  ]
}

const short = (sentence: string): string => prose(withShortDigests(sentence))

const markOf = (compared: Compared): string => {
  if (compared.kind === 'not-compared') return compared.why === 'first' ? 'ℹ️' : '⚠️'
  return compared.added.length > 0 ? '➕' : compared.fixed.length > 0 ? '🎉' : '🟰'
}

/** The baseline itself was read: what ECR found in it may still be missing. */
const ofEcrInWords = (compared: Compared): string =>
  compared.kind === 'not-compared' && compared.why === 'unreadable'
    ? `not compared, so the whole policy applies to them: ${compared.because}`
    : comparedInWords(compared)

/** The findings of the base image apart from our own. */
const baseBlocks = (record: RunRecord): readonly Block[] => {
  const base = resultOf(record, 'base')
  if (base === undefined) return []
  const scans = resultsOf(record, 'scan').flatMap((scan) => (scan.kind === 'report' ? scan.report.findings : []))
  const found = scans.filter(isCompared)
  const words = baseInWords({ base, newer: resultOf(record, 'newer-bases') ?? null }, found)
  return words === null ? [] : [text(`🧱 ${short(words)}`)]
}

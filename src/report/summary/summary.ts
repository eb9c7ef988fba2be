/**
 * The job summary, as GitHub Markdown: the outcome and its cause, what the cause is read from, and folded below it the stages, the
 * image, the findings and the deployments. Pure; made from whatever the record knows, so that a failed or cancelled run has one too.
 */
import { soonestWorst } from '../../domain/scan/blocks-soon.ts'
import { resultsOf, type RunRecord } from '../record.ts'
import { acceptSection } from './accept-section.ts'
import { appsSection } from './apps-section.ts'
import { baselineSection } from './baseline-section.ts'
import { rebuildSection } from './rebuild-section.ts'
import { deploymentBlocks } from './deployment.ts'
import { errorSection } from './errors.ts'
import { exceptionNotes, exceptionSection } from './exceptions-section.ts'
import { findingBlocks } from './findings.ts'
import { guardSection } from './guard.ts'
import { imageSection } from './image-section.ts'
import { failedTest, passedTest } from './image-test-section.ts'
import { lintSection } from './lint-section.ts'
import { details, fitted, type Block } from './markdown-blocks.ts'
import { noticeSection } from './notices.ts'
import { maintenanceSection } from './maintenance-section.ts'
import { planSection } from './plan-section.ts'
import { soonBlocks } from './soon-section.ts'
import { resultSection } from './result.ts'
import { scansTitle } from './scans-title.ts'
import { stageSection } from './stages.ts'
import { verifySection } from './verify-section.ts'
import { waySection } from './way-section.ts'

export interface SummaryOptions {
  /** The address of the folder that `docs/errors.md` is in, ending in `/`; null: the page is named without a link. */
  readonly docsUrl?: string | null
  readonly limitBytes?: number
}

/** GitHub drops a summary of more than 1 MiB (actions/runner, FileCommandManager.cs); the rest is a margin. */
const LIMIT_BYTES = 1024 * 1024 - 16 * 1024

/**
 * The summary of a run, cut on a row's boundary when it would be too long. In this order: the verdict, why, what to do, the scans and the exceptions,
 * what would change, and the details.
 */
export const renderSummary = (record: RunRecord, options: SummaryOptions = {}): string => {
  const findings = findingBlocks(record)
  const deployments = deploymentBlocks(record)
  const blocks: readonly Block[] = [
    ...resultSection(record, options.docsUrl ?? null),
    ...noticeSection(record),
    ...guardSection(record),
    ...errorSection(record),
    ...failedTest(record),
    ...deployments.evidence,
    ...exceptionNotes(record),
    ...appsSection(record),
    ...maintenanceSection(record),
    ...findings.blocking,
    ...acceptSection(record),
    ...soonBlocks(soonestWorst(resultsOf(record, 'judge').flatMap(({ soon = [] }) => soon))),
    ...baselineSection(record),
    ...rebuildSection(record),
    ...details(scansTitle(record), findings.rest),
    ...exceptionSection(record),
    ...waySection(record),
    ...planSection(record),
    ...verifySection(record),
    ...lintSection(record),
    ...imageSection(record),
    ...passedTest(record),
    ...stageSection(record),
    ...deployments.rest,
  ]
  return fitted(blocks, options.limitBytes ?? LIMIT_BYTES)
}

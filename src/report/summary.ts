/**
 * The job summary, as GitHub Markdown: what happened and what to do, the stages, the image, the findings, the deployment, the
 * errors. Pure; made from whatever the record knows, so that a failed or cancelled run has one too.
 */
import { fitted, type Block } from './markdown-blocks.ts'
import type { RunRecord } from './record.ts'
import { deploymentSection } from './summary-deployment.ts'
import { errorSection } from './summary-errors.ts'
import { dockleSection, trivySection } from './summary-findings.ts'
import { resultSection } from './summary-result.ts'
import { imageSection, stageSection } from './summary-run.ts'

export interface SummaryOptions {
  /** The address that `docs/errors.md` stands under, ending in `/`; null: the documentation is named without a link. */
  readonly docsUrl?: string | null
  readonly limitBytes?: number
}

/** GitHub drops a summary of more than 1 MiB (actions/runner, FileCommandManager.cs); the rest is a margin. */
const LIMIT_BYTES = 1024 * 1024 - 16 * 1024

/** The summary of a run, cut on a row's boundary when it would be too long. */
export const renderSummary = (record: RunRecord, options: SummaryOptions = {}): string => {
  const blocks: readonly Block[] = [
    ...resultSection(record),
    ...errorSection(record, options.docsUrl ?? null),
    ...stageSection(record),
    ...imageSection(record),
    ...trivySection(record),
    ...dockleSection(record),
    ...deploymentSection(record),
  ]
  return fitted(blocks, options.limitBytes ?? LIMIT_BYTES)
}

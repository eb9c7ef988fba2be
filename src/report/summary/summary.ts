/**
 * The job summary, as GitHub Markdown: what happened and what to do, the stages, the image, the findings, the deployment, the
 * errors. Pure; made from whatever the record knows, so that a failed or cancelled run has one too.
 */
import { fitted, type Block } from './markdown-blocks.ts'
import type { RunRecord } from '../record.ts'
import { deploymentSection } from './deployment.ts'
import { errorSection } from './errors.ts'
import { findingBlocks } from './findings.ts'
import { resultSection } from './result.ts'
import { imageSection, stageSection } from './run.ts'

export interface SummaryOptions {
  /** The address that `docs/errors.md` stands under, ending in `/`; null: the documentation is named without a link. */
  readonly docsUrl?: string | null
  readonly limitBytes?: number
}

/** GitHub drops a summary of more than 1 MiB (actions/runner, FileCommandManager.cs); the rest is a margin. */
const LIMIT_BYTES = 1024 * 1024 - 16 * 1024

/** The summary of a run, cut on a row's boundary when it would be too long. What the failure is about stands first. */
export const renderSummary = (record: RunRecord, options: SummaryOptions = {}): string => {
  const findings = findingBlocks(record)
  const deployment = deploymentSection(record)
  const cause = isAbout(record, ['wait', 'confirm']) ? deployment : findings.blocking
  const blocks: readonly Block[] = [
    ...resultSection(record),
    ...errorSection(record, options.docsUrl ?? null),
    ...cause,
    ...stageSection(record),
    ...imageSection(record),
    ...(cause === findings.blocking ? [] : findings.blocking),
    ...findings.rest,
    ...(cause === deployment ? [] : deployment),
  ]
  return fitted(blocks, options.limitBytes ?? LIMIT_BYTES)
}

/** Whether one of these stages is where the run ended. */
const isAbout = ({ stages }: RunRecord, kinds: readonly string[]): boolean =>
  stages.some(({ kind, status }) => kinds.includes(kind) && (status === 'failed' || status === 'cancelled'))

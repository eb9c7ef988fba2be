/** The stages of pipelines that deploy nothing, for sample records. */
import { sampleConfig } from '../../scripts/generate/flow-picture.ts'
import { layOut, type Step } from '../../src/core/layout.ts'
import { check } from '../../src/pipelines/check-changes.ts'
import { dryRun } from '../../src/pipelines/dry-run.ts'
import type { Ports } from '../../src/ports/ports.ts'

export const DRY_RUN: readonly Step<Ports>[] = layOut(dryRun, sampleConfig()).steps

export const CHECK: readonly Step<Ports>[] = layOut(check, sampleConfig()).steps

/** The pipeline of a run, with what chooses or concerns it alone. */
import type { ImageTest } from '../domain/image-test/container-test.ts'
import { parseWantedRevision, type WantedRevision } from '../domain/rollout/wanted-revision.ts'
import type { RunSettings } from './declaration.ts'
import type { PipelineName } from './requirements.ts'

export interface PipelineToRun {
  /** Where the input `dry-run` is set, one that ends after its plan. */
  readonly pipeline: PipelineName | 'dry-run' | 'rollback-dry-run'
  /** What the pipeline `rollback` goes back to. */
  readonly rollbackTo: WantedRevision
  /** Whether a service is still updated once another one has failed; absent: it is. */
  readonly onServiceFailure?: 'continue' | 'stop'
  /** Of the image before it is pushed; null or absent: none. */
  readonly imageTest?: ImageTest | null
}

type Chosen = Pick<RunSettings, 'pipeline' | 'dry-run' | 'rollback-to' | 'on-service-failure' | 'image-test'>

export const pipelineToRun = (chosen: Chosen): PipelineToRun => {
  const { pipeline, 'dry-run': isDry, 'rollback-to': to, 'on-service-failure': onServiceFailure } = chosen
  const dry = rehearsalOf(pipeline)
  const rollbackTo = parseWantedRevision(to ?? '') ?? { kind: 'previous' }
  return { pipeline: isDry ? dry : pipeline, rollbackTo, onServiceFailure, imageTest: chosen['image-test'] }
}

/** A rollback has a rehearsal of its own, and a rescan changes nothing; that of the others plans a deployment of the commit. */
const rehearsalOf = (pipeline: PipelineName): PipelineToRun['pipeline'] =>
  pipeline === 'rollback' ? 'rollback-dry-run' : pipeline === 'rescan' ? 'rescan' : 'dry-run'

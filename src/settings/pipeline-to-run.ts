/** The pipeline of a run, with what chooses or concerns it alone. */
import type { ImageTest } from '../domain/image-test/container-test.ts'
import { parseWantedRevision, type WantedRevision } from '../domain/rollout/wanted-revision.ts'
import type { RunSettings } from './declaration.ts'
import type { PipelineName } from './requirements.ts'

export interface PipelineToRun {
  /** Where the input `dry-run` is set, one that ends after its plan. */
  readonly pipeline: PipelineName | 'dry-run' | 'push-dry-run' | 'rollback-dry-run'
  /** What the plan reads; absent: the repository and the services. */
  readonly reads?: 'repository'
  /** What the pipeline `rollback` goes back to. */
  readonly rollbackTo: WantedRevision
  /** Whether a service is still updated once another one has failed; absent: it is. */
  readonly onServiceFailure?: 'continue' | 'stop'
  /** Of the image before it is pushed; null or absent: none. */
  readonly imageTest?: ImageTest | null
}

type Chosen = Pick<
  RunSettings,
  'pipeline' | 'dry-run' | 'rollback-to' | 'on-service-failure' | 'image-test' | 'baseline'
>

export const pipelineToRun = (chosen: Chosen): PipelineToRun => {
  const { pipeline, 'dry-run': isDry, 'rollback-to': to, 'on-service-failure': onServiceFailure } = chosen
  const dry = REHEARSALS[pipeline]
  const rollbackTo = parseWantedRevision(to ?? '') ?? { kind: 'previous' }
  // A baseline that runs is found by the services.
  const reads = pipeline === 'push' && chosen.baseline !== 'running' ? ({ reads: 'repository' } as const) : {}
  return { pipeline: isDry ? dry : pipeline, ...reads, rollbackTo, onServiceFailure, imageTest: chosen['image-test'] }
}

/** That of `ship` and `check` plans a deployment of the commit, that of `promote` one of its image; a rescan and a list of apps change nothing, and `maintenance` only shows then. */
const REHEARSALS: Readonly<Record<PipelineName, PipelineToRun['pipeline']>> = {
  ship: 'dry-run',
  check: 'dry-run',
  promote: 'dry-run',
  push: 'push-dry-run',
  rollback: 'rollback-dry-run',
  rescan: 'rescan',
  maintenance: 'maintenance',
  apps: 'apps',
}

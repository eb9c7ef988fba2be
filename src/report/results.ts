/**
 * The results that are recorded, by stage id, in the shapes of the domain: what every report reads. A pipeline whose stages
 * give something else does not compile against it (`__tests__/report/results.test.ts`).
 */
import type { DockleReport, ScanResult, TrivyReport } from '../domain/scan/findings.ts'
import type { BuiltImage, ComputedTag, PushedImage } from '../domain/image/image.ts'
import type { LiveTarget } from '../domain/aws/live.ts'
import type { GateResult } from '../domain/scan/policy.ts'
import type { StartedDeployment, WaitResult } from '../domain/rollout/rollout.ts'
import type { Scanners } from '../domain/scan/scanners.ts'
import type { TaskDefinitionDraft } from '../domain/task-definition/task-definition.ts'

/** What the stages give. */
export interface StageResults {
  readonly tag: ComputedTag
  readonly plan: LiveTarget
  readonly scanners: Scanners
  readonly build: BuiltImage
  readonly trivy: ScanResult<TrivyReport>
  readonly dockle: ScanResult<DockleReport>
  readonly gate: GateResult
  readonly push: PushedImage
  readonly render: TaskDefinitionDraft
  readonly deploy: StartedDeployment
  readonly wait: WaitResult
  readonly confirm: { readonly kind: 'confirmed'; readonly tasks: number } | { readonly kind: 'nothing-runs' }
}

/** What is kept of it: task definitions hold a service's environment, which no report may show, so only their names stay. */
export type Results = Omit<StageResults, 'plan' | 'render'> & {
  readonly plan: Omit<LiveTarget, 'taskDefinition'>
  readonly render: { readonly family: string | null; readonly source: string }
}

/** A stage's result as it is kept, under its id. */
export const recordedResult = (stage: string, result: unknown): Partial<Results> => {
  // The ids and shapes are those of `StageResults`: the pipeline's types say so, which an event has forgotten.
  const given = { [stage]: result } as Partial<StageResults>
  const { plan, render, ...kept } = given
  return { ...kept, ...(plan && { plan: keptPlan(plan) }), ...(render && { render: keptDraft(render) }) }
}

const keptPlan = ({ taskDefinition: _, ...plan }: LiveTarget): Results['plan'] => plan

const keptDraft = (draft: TaskDefinitionDraft): Results['render'] => ({
  family: draft.input.family ?? null,
  source: draft.source,
})

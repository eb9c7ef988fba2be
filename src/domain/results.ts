/** What is recorded of each kind of stage: what every report reads, and all that it can read. */
import type { FoundApps } from './apps/changed-apps.ts'
import type { AttestationResult } from './attestation/provenance.ts'
import type { FoundCredentials } from './aws/found-credentials.ts'
import type { LiveRepository, LiveService, LiveTarget } from './aws/live.ts'
import type { PostResult, UploadResult } from './github/posted.ts'
import type { DefinitionFindings } from './lint/lint.ts'
import type { ImageTestResult } from './image-test/container-test.ts'
import type { FoundImage } from './image/existing-image.ts'
import type { FoundBase } from './image/base-layers.ts'
import type { MaintenanceResult } from './load-balancing/maintenance-result.ts'
import type { MarkResult } from './image/passed-mark.ts'
import type { BuiltImage, ComputedTag, PushedImage } from './image/image.ts'
import type { PinnedSideCars } from './image/side-cars.ts'
import type { CleanUpResult } from './rollout/kept-revisions.ts'
import type { MadeRepository } from './registry/made-repository.ts'
import type { RollBackResult } from './rollout/rollback-policy.ts'
import type { ConfirmResult, DeployResult, WaitResult } from './rollout/rollout.ts'
import type { Registered } from './tasks/registered.ts'
import type { TaskResult } from './tasks/one-off-task.ts'
import type { StoppedTask } from './tasks/stopped-task.ts'
import type { ContainerLog } from './task-definition/container-logs.ts'
import type { ScanResult } from './scan/findings.ts'
import type { RecordedBaseline } from './scan/baseline.ts'
import type { WrittenReports } from './reports/written-reports.ts'
import type { NewerBases } from './scan/newer-bases.ts'
import type { Rebuilds } from './scan/rebuild.ts'
import type { FoundRunning } from './scan/running-images.ts'
import type { RecordedSideCarBaselines } from './scan/side-car-baseline.ts'
import type { ScannedSideCars } from './scan/side-car-scans.ts'
import type { Scanners } from './scan/scanners.ts'
import type { AlarmsResult } from './smoke/watched-alarms.ts'
import type { SmokeResult } from './smoke/smoke-result.ts'
import type { Verified } from './verify/verified.ts'
import type { GateVerdict } from './scan/gate-verdict.ts'
import type { Judged } from './scan/judged.ts'

/** By the stage's kind. Task definitions hold a service's environment, which no report may show: only their names are here. */
export interface Results {
  readonly tag: ComputedTag
  readonly plan: Omit<LiveTarget, 'services' | 'repository'> & {
    /** Null in a rollback without `repository`. */
    readonly repository: LiveRepository | null
    readonly services: readonly RecordedService[]
  }
  readonly credentials: FoundCredentials
  /** Of the definitions that are files, where there is no plan. */
  readonly definition: { readonly services: readonly DefinitionFindings[] }
  readonly apps: FoundApps
  readonly verify: Verified
  readonly 'side-cars': PinnedSideCars
  readonly reuse: FoundImage
  readonly scanners: Scanners
  readonly build: BuiltImage
  readonly 'image-test': ImageTestResult
  /** Of every scanner; the result names its source. */
  readonly scan: ScanResult
  readonly 'side-cars-scan': ScannedSideCars
  readonly running: FoundRunning
  readonly judge: Judged
  readonly baseline: RecordedBaseline
  readonly 'side-cars-baseline': RecordedSideCarBaselines
  readonly reports: WrittenReports
  readonly base: FoundBase
  readonly 'newer-bases': NewerBases
  readonly rebuilds: Rebuilds
  readonly gate: GateVerdict
  readonly 'code-scanning': UploadResult
  /** On the pull request. */
  readonly comment: PostResult
  readonly issue: PostResult
  readonly platform: { readonly platform: string }
  /** Of an image that was not built in the run. */
  readonly attestation: AttestationResult
  readonly repository: MadeRepository
  readonly push: PushedImage
  readonly render: { readonly family: string | null; readonly source: string; readonly logs: readonly ContainerLog[] }
  readonly register: Registered
  readonly 'run-before': TaskResult
  readonly deploy: DeployResult
  readonly wait: WaitResult
  readonly confirm: ConfirmResult
  readonly smoke: SmokeResult
  readonly 'clean-up': CleanUpResult
  readonly alarms: AlarmsResult
  readonly 'run-after': TaskResult
  readonly 'stop-task': StoppedTask
  readonly 'roll-back': RollBackResult
  /** Of the image, by the environment that it has passed. */
  readonly mark: MarkResult
  /** Of the sorry pages. */
  readonly maintenance: MaintenanceResult
}

export interface RecordedService extends Omit<
  LiveService,
  'taskDefinition' | 'running' | 'described' | 'planned' | 'smoke' | 'creation'
> {
  /** The checks of the smoke test, as they are shown; absent where there are none. */
  readonly checks?: readonly string[]
  /** The placeholders that have no value because others may have written the commit, as they are written; absent where there are none. */
  readonly unresolved?: readonly string[]
  /** Of a rollback: the revision or the image that the service goes back to, as people name it. */
  readonly goesBackTo?: string
}

export type Kind = keyof Results

/** One service of checked settings. */
import type { RunContext } from '../domain/image/tag.ts'
import type { LintLevels } from '../domain/lint/lint-levels.ts'
import type { LocalPath } from '../domain/local-path.ts'
import type { WaitPolicy } from '../domain/rollout/pauses.ts'
import { DEFAULT_POLICY, type RollBackPolicy } from '../domain/rollout/rollback-policy.ts'
import type { WantedAttributes } from '../domain/service-attributes/service-attributes.ts'
import type { SmokeCheck } from '../domain/smoke/smoke-check.ts'
import type { WatchedAlarms } from '../domain/smoke/watched-alarms.ts'
import type { Overrides } from '../domain/task-definition/overrides.ts'
import type { RequiredTags } from '../domain/verify/required-tags.ts'
import { alarmsOf, checksOf } from './after-deployment.ts'
import { codeDeploySettings, type CodeDeploySettings } from './codedeploy-settings.ts'
import type { ServiceSettings } from './declaration.ts'
import { overridesOf } from './definition-overrides.ts'
import {
  serviceDefinitionSource,
  stateFileOf,
  taskDefinitionSource,
  type TaskDefinitionSource,
} from './definition-source.ts'
import { NOT_SET } from './not-set.ts'
import { tasksOf, type TasksConfig } from './task-settings.ts'

/** One ECS service to deploy to. */
export interface ServiceConfig extends WaitPolicy {
  /** Names the service in stage ids, in reports and in the output `services`. */
  readonly key: string
  /** Null: from the environment or the SDK's own configuration. */
  readonly region: string | null
  /** The account that the caller, the cluster and the service must belong to; null: any. */
  readonly account: string | null
  readonly cluster: string
  readonly service: string
  readonly taskDefinition: TaskDefinitionSource
  /** What a service that does not exist is created from; null: it must exist. */
  readonly serviceDefinition: ReturnType<typeof serviceDefinitionSource>
  /** Null: the task definition's only container. */
  readonly containerName: string | null
  /** Of the sorry page, or its listener; null: it is found by its tag. */
  readonly maintenanceRule: string | null
  readonly lint: LintLevels
  readonly requiredTags: RequiredTags
  /** Null: unchanged. */
  readonly desiredCount: number | null
  readonly newDeployment: 'when-changed' | 'forced'
  readonly waitMinutes: number
  readonly rollBack: RollBackPolicy
  readonly keepRevisions: number | null
  /** None: no smoke test. */
  readonly smokeTest: readonly SmokeCheck[]
  /** Absent: no alarms are watched. */
  readonly alarms?: WatchedAlarms
  readonly codeDeploy?: CodeDeploySettings
  /** Absent: every attribute of the service stays. */
  readonly attributes?: WantedAttributes
  /** What becomes of another deployment of the service that is in progress. */
  readonly whenInProgress: 'replace' | 'wait' | 'fail'
  /** Run once: before the update, and when the deployment is confirmed. */
  readonly tasks: TasksConfig
  /** What the settings change in the task definition. */
  readonly overrides: Overrides
  /** Where settings are set in the file; none for an input. */
  readonly places: ServiceSettings['places']
  /** The file of `${tfstate:…}`. */
  readonly stateFile: LocalPath | null
}

/** What one service is deployed with. */
export const serviceConfig = (service: ServiceSettings, run: RunContext): ServiceConfig => ({
  key: service.key,
  region: service['aws-region'],
  account: service['aws-account-id'],
  cluster: service.cluster ?? NOT_SET,
  service: service.service ?? NOT_SET,
  taskDefinition: taskDefinitionSource(service['task-definition'] ?? NOT_SET, run.workspace),
  serviceDefinition: serviceDefinitionSource(service['service-definition'], run),
  containerName: service['container-name'],
  maintenanceRule: service['maintenance-rule'],
  lint: service.lint ?? {},
  requiredTags: service['required-tags'] ?? {},
  desiredCount: service['desired-count'],
  newDeployment: service['force-new-deployment'] ? 'forced' : 'when-changed',
  waitMinutes: service['wait-for-minutes'],
  waitUntil: service['wait-until'],
  pauseHook: service['pause-hook'],
  whenInProgress: service['when-in-progress'],
  failFast: service['fail-fast'] ? 'on' : 'off',
  rollBack: service['rollback-on'] === null ? DEFAULT_POLICY : { on: service['rollback-on'], origin: 'chosen' },
  smokeTest: checksOf(service),
  keepRevisions: service['keep-revisions'],
  ...alarmsOf(service),
  tasks: tasksOf(service, run),
  codeDeploy: codeDeploySettings(service, run.workspace),
  ...(service['service-attributes'] === null ? {} : { attributes: service['service-attributes'] }),
  overrides: overridesOf(service),
  places: service.places,
  stateFile: stateFileOf(service.tfstate, run),
})

/**
 * Everything that a run needs to know, resolved. The only place that renames and combines settings.
 */
import type { BuildConfig, BuildSecret } from '../domain/build/build-config.ts'
import type { Overrides } from '../domain/task-definition/overrides.ts'
import type { LintLevels } from '../domain/lint/lint-levels.ts'
import { DEFAULT_POLICY, type RollBackPolicy } from '../domain/rollout/rollback-policy.ts'
import type { WaitPolicy } from '../domain/rollout/pauses.ts'
import type { Policy } from '../domain/scan/policy.ts'
import { parseGivenImage, type GivenImage } from '../domain/image/given-image.ts'
import type { LocalPath } from '../domain/local-path.ts'
import type { RunContext, TagInput } from '../domain/image/tag.ts'
import type { WatchedAlarms } from '../domain/smoke/watched-alarms.ts'
import type { SmokeCheck } from '../domain/smoke/smoke-check.ts'
import type { WantedAttributes } from '../domain/service-attributes/service-attributes.ts'
import type { RunFacts } from '../domain/values/named-facts.ts'
import type { RequiredTags } from '../domain/verify/required-tags.ts'
import type { ListedVariables } from '../domain/values/variables.ts'
import { baselineConfig, type BaselineConfig } from './baseline-config.ts'
import { buildConfig } from './build-settings.ts'
import { codeDeploySettings, type CodeDeploySettings } from './codedeploy-settings.ts'
import type { ServiceSettings, Settings } from './declaration.ts'
import {
  serviceDefinitionSource,
  stateFileOf,
  taskDefinitionSource,
  type TaskDefinitionSource,
} from './definition-source.ts'
import { overridesOf } from './definition-overrides.ts'
import type { ExceptionsReading } from './exceptions/read-exceptions.ts'
import { gitHubConfig, type GitHubConfig, type GitHubFacts } from './github-config.ts'
import type { TrustedTarget } from './trust/trusted-target.ts'
import { judgingConfig, type JudgingConfig } from './judging.ts'
import { mapAll } from './map-all.ts'
import { alarmsOf, checksOf } from './after-deployment.ts'
import { missingIn } from './missing-settings.ts'
import { policyOf } from './policy-config.ts'
import { pipelineToRun, type PipelineToRun } from './pipeline-to-run.ts'
import { factsOf } from './placeholder-facts.ts'
import { tasksOf, type TasksConfig } from './task-settings.ts'
import { scannersConfig, type ScannersConfig, type ScansConfig } from './scanners-config.ts'

export type { BuildConfig, ScannersConfig, TaskDefinitionSource }

export interface RegistryConfig {
  /** Null: from the environment or the SDK's own configuration. */
  readonly region: string | null
  /** The account that the caller must belong to; null: any. */
  readonly account: string | null
  /** The account that the registry must belong to; null: that of the caller. */
  readonly registryId: string | null
  readonly repository: string
}

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

/** What placeholders in a task definition can take, apart from AWS and files. */
export interface ValuesConfig {
  /** Why none is resolved: others may have written the commit (`on pull_request`). Null where it is trusted. */
  readonly untrusted: string | null
  /** What becomes of a run whose placeholders are not resolved. A pipeline that deploys refuses it. */
  readonly unresolved: 'refused' | 'kept'
  readonly variables: ListedVariables
  /** Those that are known before AWS is asked. */
  readonly facts: RunFacts
}

export interface Config extends GitHubConfig, JudgingConfig, PipelineToRun, BaselineConfig {
  readonly run: RunContext
  readonly tag: TagInput
  readonly build: BuildConfig
  /** Deployed instead of what would be built; null: the build. */
  readonly image: GivenImage | null
  /** Whether side-cars are deployed by digest; `scan`: and judged by the gate. */
  readonly sideCars: 'off' | 'pin' | 'scan'
  readonly scanners: ScansConfig
  readonly policy: Policy
  readonly registry: RegistryConfig
  readonly values: ValuesConfig
  /** Whether what the services depend on is checked before anything is changed. */
  readonly verification: 'on' | 'off'
  readonly services: readonly [ServiceConfig, ...ServiceConfig[]]
  /** What is not set of what reading the target takes, by the names of the settings. Only `check` runs without them. */
  readonly missing: readonly string[]
}

/** What is known of the run apart from its settings. */
export interface Circumstances extends GitHubFacts {
  readonly run: RunContext
  /** Where installed scanners and the vulnerability database are kept between runs. */
  readonly cacheDirectory: string
  /** The secrets of `secrets`, `secret-envs` and `secret-files`. */
  readonly secrets: readonly BuildSecret[]
  readonly values: Pick<ValuesConfig, 'untrusted' | 'variables'>
  readonly exceptions?: ExceptionsReading
  /** Absent and null: the checkout is trusted. */
  readonly target?: TrustedTarget | null
}

/** Checked settings and what is known of the run -> everything that the stages need. */
export const resolveConfig = (
  settings: Settings,
  { run, cacheDirectory, secrets, values, exceptions, target = null, ...github }: Circumstances,
): Config => ({
  ...pipelineToRun(settings),
  run,
  ...gitHubConfig(settings, run, github),
  ...baselineConfig(settings, target),
  tag: { template: settings.tag, environment: settings.environment, run },
  build: { ...buildConfig(settings, run.workspace), secrets },
  image: parseGivenImage(settings.image ?? ''),
  sideCars: settings['pin-sidecars'],
  scanners: scannersConfig(settings, { workspace: run.workspace, cacheDirectory, dockle: exceptions?.dockle ?? {} }),
  policy: policyOf(settings),
  ...judgingConfig(settings, { exceptions: exceptions?.exceptions, target }),
  registry: {
    region: settings['aws-region'],
    account: settings['aws-account-id'],
    registryId: settings['registry-id'],
    repository: settings.repository ?? NOT_SET,
  },
  values: { ...values, unresolved: 'kept', facts: factsOf(settings, run) },
  verification: settings.verify ? 'on' : 'off',
  services: mapAll(settings.services, (service) => serviceConfig(service, run)),
  missing: missingIn(settings),
})

/** Stands for what is `missing`: `plan` ends before it is read. */
const NOT_SET = ''

const serviceConfig = (service: ServiceSettings, run: RunContext): ServiceConfig => ({
  key: service.key,
  region: service['aws-region'],
  account: service['aws-account-id'],
  cluster: service.cluster ?? NOT_SET,
  service: service.service ?? NOT_SET,
  taskDefinition: taskDefinitionSource(service['task-definition'] ?? NOT_SET, run.workspace),
  serviceDefinition: serviceDefinitionSource(service['service-definition'], run),
  containerName: service['container-name'],
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

/**
 * Everything that a run needs to know, resolved. The only place that renames and combines settings.
 */
import type { AppPaths } from '../domain/apps/changed-apps.ts'
import type { BuildConfig, BuildSecret } from '../domain/build/build-config.ts'
import { parseGivenImage, type GivenImage } from '../domain/image/given-image.ts'
import type { RunContext, TagInput } from '../domain/image/tag.ts'
import type { Policy } from '../domain/scan/policy.ts'
import type { RunFacts } from '../domain/values/named-facts.ts'
import type { ListedVariables } from '../domain/values/variables.ts'
import { attestationConfig, type AttestationConfig, type AttesterFacts } from './attestation-config.ts'
import { baselineConfig, type BaselineConfig } from './baseline-config.ts'
import { buildConfig } from './build-settings.ts'
import type { Settings } from './declaration.ts'
import type { TaskDefinitionSource } from './definition-source.ts'
import type { ExceptionsReading } from './exceptions/read-exceptions.ts'
import { gitHubConfig, type GitHubConfig, type GitHubFacts } from './github-config.ts'
import { judgingConfig, type JudgingConfig } from './judging.ts'
import { maintenanceConfig, type MaintenanceConfig } from './maintenance-config.ts'
import { mapAll } from './map-all.ts'
import { mergeConfig, type MergeConfig } from './merge-config.ts'
import { missingIn } from './missing-settings.ts'
import { newRepositoryConfig, type NewRepositoryConfig } from './new-repository-config.ts'
import { pipelineToRun, type PipelineToRun } from './pipeline-to-run.ts'
import { factsOf } from './placeholder-facts.ts'
import { policyOf } from './policy-config.ts'
import { promotionConfig, type PromotionConfig } from './promotion-config.ts'
import { type RegistryConfig, registryConfig } from './registry-config.ts'
import { rolesConfig, type RolesConfig } from './roles-config.ts'
import { scannersConfig, type ScannersConfig, type ScansConfig } from './scanners-config.ts'
import { tagsConfig, tagTemplates, type TagsConfig } from './tags-config.ts'
import { type ServiceConfig, serviceConfig } from './service-config.ts'
import type { TrustedTarget } from './trust/trusted-target.ts'

export type { BuildConfig, RegistryConfig, ScannersConfig, ServiceConfig, TaskDefinitionSource }

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

export interface Config
  extends
    GitHubConfig,
    JudgingConfig,
    PipelineToRun,
    BaselineConfig,
    PromotionConfig,
    TagsConfig,
    MergeConfig,
    MaintenanceConfig {
  readonly run: RunContext
  readonly tag: TagInput
  readonly build: BuildConfig
  /** Deployed instead of what would be built; null: the build. */
  readonly image: GivenImage | null
  /** Of an image that this run has not built. */
  readonly attestation: AttestationConfig
  /** Whether side-cars are deployed by digest; `scan`: and judged by the gate. */
  readonly sideCars: 'off' | 'pin' | 'scan'
  readonly scanners: ScansConfig
  readonly policy: Policy
  readonly registry: RegistryConfig
  readonly roles: RolesConfig
  /** How a repository that does not exist is created; null: it is an error. */
  readonly newRepository: NewRepositoryConfig | null
  readonly values: ValuesConfig
  /** Whether what the services depend on is checked before anything is changed. */
  readonly verification: 'on' | 'off' | 'not-deployed'
  readonly services: readonly [ServiceConfig, ...ServiceConfig[]]
  /** What is not set of what reading the target takes, by the names of the settings. Only `check` runs without them. */
  readonly missing: readonly string[]
  /** Every entry of `apps`, and what they are compared by. */
  readonly listedApps: AppsConfig
}

/** What a list of the apps that changed goes by. */
export interface AppsConfig {
  readonly apps: readonly AppPaths[]
  /** The commit before the change; null: the event has none. */
  readonly base: string | null
  /** By its path in the repository; null: there is none. */
  readonly settingsFile: string | null
}

const NOTHING_COMPARED = { base: null, settingsFile: null }

/** What is known of the run apart from its settings. */
export interface Circumstances extends GitHubFacts {
  readonly run: RunContext
  /** Where installed scanners and the vulnerability database are kept between runs. */
  readonly cacheDirectory: string
  /** The secrets of `secrets`, `secret-envs` and `secret-files`. */
  readonly secrets: readonly BuildSecret[]
  readonly values: Pick<ValuesConfig, 'untrusted' | 'variables'>
  readonly exceptions?: ExceptionsReading
  /** What `apps` are compared by. */
  readonly apps?: Omit<AppsConfig, 'apps'>
  readonly attester?: AttesterFacts
  /** Absent and null: the checkout is trusted. */
  readonly target?: TrustedTarget | null
}

/** Checked settings and what is known of the run -> everything that the stages need. */
export const resolveConfig = (
  settings: Settings,
  {
    run,
    cacheDirectory,
    secrets,
    values,
    exceptions,
    attester,
    target = null,
    apps = NOTHING_COMPARED,
    ...github
  }: Circumstances,
): Config => ({
  ...pipelineToRun(settings),
  run,
  ...promotionConfig(settings),
  ...gitHubConfig(settings, run, github),
  ...baselineConfig(settings, target),
  ...tagsConfig(settings),
  ...mergeConfig(settings),
  ...maintenanceConfig(settings),
  tag: { ...tagTemplates(settings), run },
  build: { ...buildConfig(settings, run.workspace), secrets },
  image: parseGivenImage(settings.image ?? ''),
  attestation: attestationConfig(settings, run, attester),
  sideCars: settings['pin-sidecars'],
  scanners: scannersConfig(settings, { workspace: run.workspace, cacheDirectory, dockle: exceptions?.dockle ?? {} }),
  policy: policyOf(settings),
  ...judgingConfig(settings, { exceptions: exceptions?.exceptions, target }),
  registry: registryConfig(settings),
  roles: rolesConfig(settings),
  newRepository: newRepositoryConfig(settings, { workspace: run.workspace, untrusted: values.untrusted }),
  values: { ...values, unresolved: 'kept', facts: factsOf(settings, run) },
  verification: settings.verify ? 'on' : 'off',
  services: mapAll(settings.services, (service) => serviceConfig(service, run)),
  missing: missingIn(settings),
  listedApps: { apps: settings.apps, ...apps },
})

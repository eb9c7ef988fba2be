/**
 * Everything that a run needs to know, resolved. The only place that renames and combines inputs.
 */
import type { DockleLevel } from './domain/findings.ts'
import type { Policy } from './domain/policy.ts'
import type { RunContext, TagInput } from './domain/tag.ts'

export type { DockleLevel }

export interface BuildConfig {
  /** Absolute path of the build context, or a URL that docker takes. */
  readonly context: string
  /** Absolute path of the Dockerfile; null: `Dockerfile` in the context. */
  readonly file: string | null
  readonly target: string | null
  /** `KEY=VALUE`, or `KEY` to take the value from the environment. */
  readonly buildArgs: readonly string[]
  readonly secrets: readonly BuildSecret[]
  readonly ssh: readonly string[]
  readonly platform: string | null
  readonly labels: Readonly<Record<string, string>>
  readonly cacheFrom: readonly string[]
  readonly cacheTo: readonly string[]
  readonly pull: 'always' | 'when-missing'
  readonly cache: 'used' | 'ignored'
  /** `false`, `true` or buildx's attributes (`mode=max`). */
  readonly provenance: string
  readonly sbom: string
  readonly buildContexts: Readonly<Record<string, string>>
  readonly network: string | null
  readonly addHosts: readonly string[]
  readonly builder: string | null
}

/** A build secret; its value never stands in an argument. */
export type BuildSecret =
  | { readonly kind: 'value'; readonly id: string; readonly value: string }
  | { readonly kind: 'environment'; readonly id: string; readonly name: string }
  | { readonly kind: 'file'; readonly id: string; readonly path: string }

export interface ScannersConfig {
  /** Repositories of the vulnerability database, tried in order. */
  readonly databaseRepositories: readonly string[]
  /** An own Trivy cache directory that holds `db/trivy.db`; nothing is downloaded then. */
  readonly databaseDirectory: string | null
  /** Offline: nothing is downloaded; scanners must be on PATH at an allowed version. */
  readonly network: 'online' | 'offline'
  /** Where installed scanners and the database are kept between runs. */
  readonly cacheDirectory: string
  readonly timeoutMinutes: number
}

export interface TargetConfig {
  /** Null: from the environment or the SDK's own configuration. */
  readonly region: string | null
  readonly repository: string
  readonly cluster: string
  readonly service: string
  readonly taskDefinition: TaskDefinitionSource
  /** Null: the task definition's only container. */
  readonly containerName: string | null
}

/** A path in the checkout (JSON or YAML), or a family, `family:revision` or ARN in ECS. */
export type TaskDefinitionSource =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'ecs'; readonly reference: string }

export interface DeployConfig {
  readonly desiredCount: number | null
  readonly newDeployment: 'when-changed' | 'forced'
  readonly waitMinutes: number
}

export interface Config {
  readonly run: RunContext
  readonly tag: TagInput
  readonly build: BuildConfig
  readonly scanners: ScannersConfig
  readonly policy: Policy
  readonly target: TargetConfig
  readonly deploy: DeployConfig
}

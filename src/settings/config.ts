/**
 * Everything that a run needs to know, resolved. The only place that renames and combines inputs.
 */
import { isAbsolute, resolve } from 'node:path'
import type { BuildConfig, BuildSecret } from '../domain/build/build-config.ts'
import { isRemote } from '../domain/build/build-context.ts'
import type { Policy } from '../domain/scan/policy.ts'
import type { RunContext, TagInput } from '../domain/image/tag.ts'
import type { Inputs } from './inputs.ts'

export type { BuildConfig }

export interface ScannersConfig {
  /** Repositories of the vulnerability database, tried in order. */
  readonly databaseRepositories: readonly string[]
  /** An own Trivy cache directory that holds `db/trivy.db`; nothing is downloaded then. */
  readonly databaseDirectory: string | null
  /** Offline: nothing is downloaded; scanners must be on PATH at an allowed version. */
  readonly network: 'online' | 'offline'
  /** Where installed scanners and the database are kept between runs. */
  readonly cacheDirectory: string
  /** Base URL that pinned releases come from instead of github.com; null: from there. */
  readonly toolsMirror: string | null
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
  | { readonly kind: 'file'; readonly path: string; readonly name: string }
  | { readonly kind: 'ecs'; readonly reference: string }

/** One ECS service that gets the image. */
export interface ServiceConfig {
  /** Names the service in reports and in the ids of its stages. */
  readonly key: string
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
  readonly services: readonly ServiceConfig[]
}

export interface Surroundings {
  readonly run: RunContext
  /** Where installed scanners and the vulnerability database are kept between runs. */
  readonly cacheDirectory: string
  /** What `secrets`, `secret-envs` and `secret-files` name. */
  readonly secrets: readonly BuildSecret[]
}

/** Checked inputs and what is known of the run -> everything that the stages need. */
export const resolveConfig = (inputs: Inputs, { run, cacheDirectory, secrets }: Surroundings): Config => ({
  run,
  tag: { template: inputs.tag, environment: inputs.environment, run },
  build: { ...buildConfig(inputs, run.workspace), secrets },
  scanners: {
    databaseRepositories: inputs['trivy-db-repository'],
    databaseDirectory: absolute(run.workspace, inputs['trivy-cache-dir']),
    network: inputs.offline ? 'offline' : 'online',
    cacheDirectory,
    toolsMirror: inputs['tools-mirror'],
    timeoutMinutes: inputs['scan-timeout-minutes'],
  },
  policy: {
    trivySeverities: inputs['trivy-severity'],
    unfixed: inputs['trivy-ignore-unfixed'] ? 'ignored' : 'blocked',
    dockleLevel: inputs['dockle-exit-level'],
  },
  target: {
    region: inputs['aws-region'],
    repository: inputs.repository,
    cluster: inputs.cluster,
    service: inputs.service,
    taskDefinition: taskDefinitionSource(inputs['task-definition'], run.workspace),
    containerName: inputs['container-name'],
  },
  services: [
    {
      key: inputs.service,
      desiredCount: inputs['desired-count'],
      newDeployment: inputs['force-new-deployment'] ? 'forced' : 'when-changed',
      waitMinutes: inputs['wait-for-minutes'],
    },
  ],
})

const buildConfig = (inputs: Inputs, workspace: string): Omit<BuildConfig, 'secrets'> => ({
  context: isRemote(inputs.context) ? inputs.context : resolve(workspace, inputs.context),
  file: absolute(workspace, inputs.file),
  target: inputs.target,
  buildArgs: inputs['build-args'],
  ssh: inputs.ssh,
  platform: inputs.platforms[0] ?? null,
  labels: inputs.labels,
  cacheFrom: inputs['cache-from'],
  cacheTo: inputs['cache-to'],
  pull: inputs.pull ? 'always' : 'when-missing',
  cache: inputs['no-cache'] ? 'ignored' : 'used',
  provenance: inputs.provenance,
  sbom: inputs.sbom,
  buildContexts: inputs['build-contexts'],
  network: inputs.network,
  addHosts: inputs['add-hosts'],
  builder: inputs.builder,
})

const absolute = (workspace: string, path: string | null): string | null =>
  path === null ? null : resolve(workspace, path)

/** A path has a slash or a known ending; an ARN has slashes too, so it is looked for first. */
const taskDefinitionSource = (given: string, workspace: string): TaskDefinitionSource => {
  const isPath =
    !given.startsWith('arn:') && (isAbsolute(given) || given.includes('/') || /\.(json|ya?ml)$/i.test(given))
  return isPath ? { kind: 'file', path: resolve(workspace, given), name: given } : { kind: 'ecs', reference: given }
}

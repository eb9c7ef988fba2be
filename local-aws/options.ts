/** The options of a local AWS as zod schemas, so that a configuration file and the object of a test are checked in the same way. */
import type {
  EncryptionConfiguration,
  ImageTagMutabilityExclusionFilter,
  RegistryScanningConfiguration,
  RepositoryCreationTemplate,
} from '@aws-sdk/client-ecr'
import type { ClusterSetting, RegisterTaskDefinitionRequest, Service, UpdateServiceRequest } from '@aws-sdk/client-ecs'
import { z } from 'zod'
import { access, UNREADABLE } from './access/declared.ts'
import { isPolicy, type PolicyDocument } from './access/policy.ts'
import type { DeploymentGroupSeed } from './codedeploy/deployment-script.ts'
import type { FaultRule } from './protocol/faults.ts'
import type { ImageScanSeed } from './ecr-scan.ts'
import type { EngineConstants } from './ecs/engine/constants.ts'
import type { Scenario } from './ecs/script/scenario.ts'
import type { OneOffScript } from './ecs/script/one-off-script.ts'
import type { Surroundings } from './surroundings/surroundings.ts'

const registry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('own'),
    binary: z.string(),
    tls: z.object({ certFile: z.string(), keyFile: z.string() }),
    host: z.string(),
    port: z.int().min(0).max(65_535).default(443),
    tokenLifetimeSeconds: z.number().positive().default(43_200),
  }),
  z.strictObject({
    kind: z.literal('container'),
    host: z.string(),
    /** Where this server reaches it, if the host is the name that only clients have for it: `http://127.0.0.1:5000`. */
    origin: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('none'),
    /** What ECR lists all the same. */
    images: z.array(z.strictObject({ repository: z.string(), tag: z.string(), manifest: z.string() })).default([]),
  }),
])

const drive = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('engine'),
    docker: z.object({ host: z.string().nullable(), bin: z.string() }),
    constants: z.custom<Partial<EngineConstants>>().optional(),
    secrets: z.record(z.string(), z.string()).optional(),
    reportedDigest: z.enum(['asked', 'platform']).optional(),
  }),
  z.strictObject({ kind: z.literal('script'), scenario: z.custom<Scenario | readonly Scenario[]>() }),
])

type DescribedService = Pick<
  Service,
  | 'capacityProviderStrategy'
  | 'enableExecuteCommand'
  | 'launchType'
  | 'loadBalancers'
  | 'networkConfiguration'
  | 'platformVersion'
  | 'resourceManagementType'
  | 'tags'
  | 'schedulingStrategy'
>

const service = z.strictObject({
  name: z.string(),
  desiredCount: z.int().min(0).default(1),
  taskDefinition: z.string(),
  history: z.enum(['completed', 'never-completed']).default('completed'),
  /** Revisions whose deployments completed before, oldest first. */
  completedBefore: z.array(z.string()).default([]),
  status: z.enum(['ACTIVE', 'DRAINING', 'INACTIVE']).default('ACTIVE'),
  deploymentController: z.enum(['ECS', 'CODE_DEPLOY', 'EXTERNAL']).default('ECS'),
  /** ECS gives no rolloutState for a service behind a Classic Load Balancer (API Reference, Deployment). */
  loadBalancer: z.enum(['none', 'classic']).default('none'),
  deploymentConfiguration: z.custom<NonNullable<UpdateServiceRequest['deploymentConfiguration']>>().optional(),
  /** What else ECS describes of it: load balancers, network, launch type. */
  described: z.custom<DescribedService>().optional(),
})

/** What one account has in one region. */
const place = {
  region: z.string().optional(),
  registry: registry.default({ kind: 'none', images: [] }),
  repositories: z
    .array(
      z.strictObject({
        name: z.string(),
        imageTagMutability: z
          .enum(['MUTABLE', 'IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION', 'MUTABLE_WITH_EXCLUSION'])
          .default('MUTABLE'),
        /** The tags that are the exception. */
        exclusions: z.array(z.custom<ImageTagMutabilityExclusionFilter>()).default([]),
        /** The account of its registry; that of the caller by default. */
        registryId: z.string().optional(),
        /** What other accounts may do with it. */
        policy: z.custom<PolicyDocument>(isPolicy, UNREADABLE).optional(),
        lifecyclePolicy: z.custom<object>().optional(),
        scanOnPush: z.boolean().default(false),
        encryption: z.custom<EncryptionConfiguration>().optional(),
      }),
    )
    .default([]),
  /** By which a push makes a repository that does not exist. */
  creationTemplates: z.array(z.custom<RepositoryCreationTemplate>()).default([]),
  /** What the registry scans, whatever its repositories say. */
  registryScanning: z.custom<RegistryScanningConfiguration>().default({ scanType: 'BASIC', rules: [] }),
  /** How ECR scans every image. Absent: on request, and nothing is found. */
  imageScan: z.custom<ImageScanSeed>().optional(),
  clusters: z
    .array(
      z.strictObject({
        name: z.string(),
        services: z.array(service).default([]),
        /** Every cluster has a value of this one. */
        settings: z.array(z.custom<ClusterSetting>()).default([{ name: 'containerInsights', value: 'enabled' }]),
      }),
    )
    .default([]),
  taskDefinitions: z.array(z.custom<RegisterTaskDefinitionRequest>()).default([]),
  /** What the tasks of RunTask do: one for each request, the last one for all further ones. Without any they succeed. */
  oneOffTasks: z.array(z.custom<OneOffScript>()).default([]),
  /** The deployment groups of CodeDeploy. */
  codeDeploy: z.array(z.custom<DeploymentGroupSeed>()).default([]),
  /** Those that were deregistered since, `family:revision`. */
  deregistered: z.array(z.string()).default([]),
  /** What surrounds the services; what is absent is denied. */
  surroundings: z.custom<Surroundings>().default({}),
  /** IAM actions that are denied: `iam:GetRole`. */
  denied: z.array(z.string()).default([]),
  ...access,
}

const accountId = z.string().regex(/^\d{12}$/)

/** Another account, or another region of one; roles and providers are those of all its regions. What is absent is as at the top. */
const furtherPlace = z.strictObject({ account: accountId, drive: drive.optional(), ...place })

const options = z.strictObject({
  account: accountId.default('123456789012'),
  ...place,
  region: z.string().default('eu-west-1'),
  port: z.int().min(0).max(65_535).default(0),
  drive,
  /** A program in the server's process that skips every wait by itself can do without real time. */
  time: z.enum(['in-real-time', 'by-skips-only']).default('in-real-time'),
  /** Without any, the one account answers for every region; with some, each account and region has only its own. */
  accounts: z.array(furtherPlace).default([]),
  /** Names of members that this AWS has and the SDK's model lacks, as an AWS has that is newer than the SDK. */
  newerMembers: z.array(z.string()).default([]),
  faults: z.array(z.custom<FaultRule>()).default([]),
  /** `as-ecs`: the token buckets of a real account, refilled by the clock of this server. */
  throttling: z.enum(['none', 'as-ecs']).default('none'),
})

/** What a caller writes; options with a default are optional. */
export type LocalAwsOptions = z.input<typeof options>

/** What the server works with. */
export type LocalAwsSettings = z.output<typeof options>

/** What one account in one region works with. */
export type PlaceSettings = Omit<
  LocalAwsSettings,
  'accounts' | 'faults' | 'newerMembers' | 'port' | 'throttling' | 'time'
>

/** The account at the top, and the further ones. */
export const placesOf = (settings: LocalAwsSettings): readonly [PlaceSettings, ...PlaceSettings[]] => [
  settings,
  ...settings.accounts.map(({ region = settings.region, drive: own = settings.drive, ...further }) => ({
    ...further,
    region,
    drive: own,
  })),
]

export type DriveOptions = LocalAwsSettings['drive']
export type ServiceOptions = z.input<typeof service>
export type ServiceSeed = z.output<typeof service>

/** An account in a region where it has nothing. */
export const emptyPlace = (account: string, region: string): PlaceSettings =>
  options.parse({ account, region, drive: { kind: 'script', scenario: [] } })

/** Checks a configuration; gives what is wrong with its path. */
export const readConfiguration = (
  given: unknown,
):
  | { readonly kind: 'good'; readonly options: LocalAwsOptions }
  | { readonly kind: 'bad'; readonly error: z.ZodError } => {
  const parsed = options.safeParse(given)
  return parsed.success ? { kind: 'good', options: parsed.data } : { kind: 'bad', error: parsed.error }
}

/** Applies the defaults. Throws zod's error, with the path of what is wrong. */
export const parseOptions = (given: unknown): LocalAwsSettings => options.parse(given)
